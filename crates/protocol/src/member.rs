//! Description of the members of a wire struct: enough to check a request that a script names, and to write
//! the type in TypeScript.

/// Member of an object of the gateway's.
#[derive(Debug, PartialEq, Eq)]
pub struct Member {
    /// Name of the member in the gateway's spelling.
    pub name: &'static str,
    /// True if a request can't leave the member out.
    pub is_required: bool,
    /// Type of the member by the reference's tables.
    #[cfg(feature = "every-operation")]
    pub kind: Kind,
    /// Comment on the member, a line each with its end.
    #[cfg(feature = "every-operation")]
    pub about: &'static str,
}

impl Member {
    /// Describes a member. Without the feature `every-operation` type and comment are left out, as no page
    /// needs them.
    #[allow(unused_variables, reason = "see above")]
    pub const fn new(name: &'static str, is_required: bool, kind: Kind, about: &'static str) -> Self {
        Self {
            name,
            is_required,
            #[cfg(feature = "every-operation")]
            kind,
            #[cfg(feature = "every-operation")]
            about,
        }
    }
}

/// Type of a member, or of what stands under `result`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string of text.
    Text,
    /// A number of JSON.
    Number,
    /// The value true or false.
    Flag,
    /// A value whose shape is not described.
    Any,
    /// A list of values.
    List(&'static Kind),
    /// A value, or nothing.
    Optional(&'static Kind),
    /// An object of this shape.
    Object(&'static Shape),
}

/// Description of an object.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// Name of the Rust type.
    pub name: &'static str,
    /// Comment on the type, a line each with its end.
    pub about: &'static str,
    /// The object's members.
    pub members: &'static [Member],
}
