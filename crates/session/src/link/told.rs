//! Answer to one question of a [reading](super::reading), or the reason why there is none.

/// State of a question of a reading.
#[derive(Debug, Default)]
pub(super) enum Told<T> {
    /// No reply yet.
    #[default]
    Awaited,
    /// The gateway does not answer it: the held calls, say, it does not tell an agent whose calls the platform answers (CEC
    /// 6.1.3.4).
    Refused,
    /// The gateway's answers can't be read, or don't come.
    Unreadable,
    /// The gateway's answer.
    Is(T),
}

impl<T> Told<T> {
    pub(super) const fn without_answer(is_refused: bool) -> Self {
        if is_refused { Self::Refused } else { Self::Unreadable }
    }

    pub(super) const fn is_awaited(&self) -> bool {
        matches!(self, Self::Awaited)
    }

    pub(super) const fn value(&self) -> Option<&T> {
        match self {
            Self::Awaited | Self::Refused | Self::Unreadable => None,
            Self::Is(value) => Some(value),
        }
    }
}
