//! What a struct of the wire says of its members: enough to check a call that is made by name, and to write its type
//! in TypeScript.

/// One member of an object of the gateway's.
#[derive(Debug, PartialEq, Eq)]
pub struct Member {
    /// As the gateway spells it.
    pub name: &'static str,
    /// In a request: it can't be left out.
    pub is_required: bool,
    /// What stands there, by the reference's tables.
    #[cfg(feature = "every-endpoint")]
    pub kind: Kind,
    /// What it says.
    #[cfg(feature = "every-endpoint")]
    pub about: &'static str,
}

/// What can stand in a member or under `result`.
#[cfg(feature = "every-endpoint")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// A number.
    Number,
    /// True or false.
    Flag,
    /// Something whose shape is not described.
    Any,
    /// Many of these.
    List(&'static Kind),
    /// One of these, or nothing.
    Optional(&'static Kind),
    /// An object.
    Object(&'static Shape),
}

/// An object.
#[cfg(feature = "every-endpoint")]
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// Our word for it.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// What it holds.
    pub members: &'static [Member],
}
