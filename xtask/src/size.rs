pub fn size() -> crate::run::Outcome {
    Ok(())
}
