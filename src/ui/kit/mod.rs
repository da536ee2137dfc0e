//! Building blocks that know no call and no agent: controls, menus, what opens, timers, the focus.

pub(in crate::ui) mod control;
pub(in crate::ui) mod focus_kept;
pub(in crate::ui) mod icons;
pub(in crate::ui) mod live_region;
pub(in crate::ui) mod memory;
pub(in crate::ui) mod menu;
pub(in crate::ui) mod more;
pub(in crate::ui) mod part;
pub(in crate::ui) mod placement;
pub(in crate::ui) mod popover;
pub(in crate::ui) mod timer;
