//! Work counted in steps, so that tests can see growth without a clock.

/// Counts a step in tests, and is nothing elsewhere. Stands in the loops whose length the text decides; reading a character is a
/// step by itself.
#[inline(always)]
pub(crate) fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// The steps that some work takes.
#[cfg(test)]
pub(crate) fn counted(work: impl FnOnce()) -> u64 {
    let before = STEPS.get();
    work();
    STEPS.get() - before
}
