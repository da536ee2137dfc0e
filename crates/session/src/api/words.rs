//! Words that a page loads when they are first needed.

/// Words of a failure that a page loads apart. A cure is empty where the kind of the failure tells it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FailureWords {
    /// Description of the failure, in English.
    pub en: &'static str,
    /// Cure, in English.
    pub en_fix: &'static str,
    /// Description of the failure, in Chinese.
    pub zh: &'static str,
    /// Cure, in Chinese.
    pub zh_fix: &'static str,
}
