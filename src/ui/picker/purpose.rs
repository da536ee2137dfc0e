//! The purposes of the picker.

use offhook_session::Query;

use crate::ui::app::directory_queries::{COLLEAGUES_FIRST, QUEUES_FIRST};

/// The purpose of a picker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Purpose {
    /// To call somebody, or to take a call that waits elsewhere.
    Call,
    /// To transfer a call.
    Transfer,
    /// To ask somebody about a call.
    Consult,
}

impl Purpose {
    /// Returns the queries that fill the list, in the order in which it is shown.
    pub(in crate::ui) fn queries(self) -> [Query; 3] {
        if self == Self::Call { COLLEAGUES_FIRST } else { QUEUES_FIRST }
    }
}
