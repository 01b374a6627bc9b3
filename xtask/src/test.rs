pub enum Scope {
    Usual,
    Portable,
    Packaging,
}
pub fn test(_s: Scope) -> crate::run::Outcome {
    crate::licences::check()
}
