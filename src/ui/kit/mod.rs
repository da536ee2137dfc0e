//! Building blocks that know no call and no agent: controls, menus, what opens, timers, the focus.

pub(in crate::ui) mod clock;
pub(in crate::ui) mod control;
pub(in crate::ui) mod effects;
pub(in crate::ui) mod focus;
pub(in crate::ui) mod icons;
pub(in crate::ui) mod menu;
pub(in crate::ui) mod placement;
pub(in crate::ui) mod popover;
pub(in crate::ui) mod timeout;
pub(in crate::ui) mod timer;
pub(in crate::ui) mod toggle;
