//! The icons: Lucide (https://lucide.dev, ISC licence, © Lucide Icons and Contributors), as data. They are rendered as
//! SVG nodes, never from markup, and hidden from screen readers: the words beside them say it all.

use yew::{Html, html, virtual_dom::VTag};

/// One SVG shape: its tag and its attributes.
type Shape = (&'static str, &'static [(&'static str, &'static str)]);

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $shapes:expr;)*) => {
        /// One of the set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Icon { $($(#[$doc])* $name,)* }

        impl Icon {
            /// Every icon, for tests.
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name),*];

            const fn shapes(self) -> &'static [Shape] {
                match self { $(Self::$name => &$shapes,)* }
            }
        }
    };
}

icons! {
    /// Answer, call.
    Phone = [
        ("path", &[("d", "M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384")]),
    ];
    /// Hang up, reject.
    PhoneOff = [
        ("path", &[("d", "M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272")]),
        ("path", &[("d", "M22 2 2 22")]),
        ("path", &[("d", "M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473")]),
    ];
    /// A call that is over and was never talked on.
    PhoneMissed = [
        ("path", &[("d", "m16 2 6 6")]),
        ("path", &[("d", "m22 2-6 6")]),
        ("path", &[("d", "M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384")]),
    ];
    /// Hand a call on.
    Forward = [
        ("path", &[("d", "M14 6h8")]),
        ("path", &[("d", "m18 2 4 4-4 4")]),
        ("path", &[("d", "M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384")]),
    ];
    /// Ask somebody.
    Consult = [
        ("path", &[("d", "M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719")]),
        ("path", &[("d", "M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3")]),
        ("path", &[("d", "M12 17h.01")]),
    ];
    /// The other call instead of this one.
    Swap = [
        ("path", &[("d", "M8 3 4 7l4 4")]),
        ("path", &[("d", "M4 7h16")]),
        ("path", &[("d", "m16 21 4-4-4-4")]),
        ("path", &[("d", "M20 17H4")]),
    ];
    /// Several people.
    People = [
        ("path", &[("d", "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2")]),
        ("path", &[("d", "M16 3.128a4 4 0 0 1 0 7.744")]),
        ("path", &[("d", "M22 21v-2a4 4 0 0 0-3-3.87")]),
        ("circle", &[("cx", "9"), ("cy", "7"), ("r", "4")]),
    ];
    /// One person.
    Person = [
        ("path", &[("d", "M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2")]),
        ("circle", &[("cx", "12"), ("cy", "7"), ("r", "4")]),
    ];
    /// On to somebody else.
    HandOver = [
        ("path", &[("d", "m15 14 5-5-5-5")]),
        ("path", &[("d", "M4 20v-7a4 4 0 0 1 4-4h12")]),
    ];
    /// Back from there.
    TakeBack = [
        ("path", &[("d", "M9 14 4 9l5-5")]),
        ("path", &[("d", "M4 9h10.5a5.5 5.5 0 0 1 0 11H11")]),
    ];
    /// Picture.
    Video = [
        ("path", &[("d", "m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5")]),
        ("rect", &[("x", "2"), ("y", "6"), ("width", "14"), ("height", "12"), ("rx", "2")]),
    ];
    /// A queue.
    Queue = [
        ("path", &[("d", "M8 6h13")]),
        ("path", &[("d", "M8 12h13")]),
        ("path", &[("d", "M8 18h13")]),
        ("path", &[("d", "M3 6h.01")]),
        ("path", &[("d", "M3 12h.01")]),
        ("path", &[("d", "M3 18h.01")]),
    ];
    /// An automatic flow.
    Flow = [
        ("rect", &[("x", "3"), ("y", "3"), ("width", "8"), ("height", "8"), ("rx", "2")]),
        ("path", &[("d", "M7 11v4a2 2 0 0 0 2 2h4")]),
        ("rect", &[("x", "13"), ("y", "13"), ("width", "8"), ("height", "8"), ("rx", "2")]),
    ];
    /// An access code.
    Code = [
        ("path", &[("d", "M4 9h16")]),
        ("path", &[("d", "M4 15h16")]),
        ("path", &[("d", "M10 3 8 21")]),
        ("path", &[("d", "M16 3l-2 18")]),
    ];
    /// Find.
    Search = [
        ("path", &[("d", "m21 21-4.34-4.34")]),
        ("circle", &[("cx", "11"), ("cy", "11"), ("r", "8")]),
    ];
    /// Read, or dial, again.
    Again = [
        ("path", &[("d", "M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8")]),
        ("path", &[("d", "M21 3v5h-5")]),
        ("path", &[("d", "M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16")]),
        ("path", &[("d", "M8 16H3v5")]),
    ];
    /// The other side began it.
    Inbound = [
        ("path", &[("d", "M17 7 7 17")]),
        ("path", &[("d", "M17 17H7V7")]),
    ];
    /// The agent began it.
    Outbound = [
        ("path", &[("d", "M7 7h10v10")]),
        ("path", &[("d", "M7 17 17 7")]),
    ];
    /// Begin another call.
    Plus = [
        ("path", &[("d", "M5 12h14")]),
        ("path", &[("d", "M12 5v14")]),
    ];
    /// Hold.
    Pause = [
        ("rect", &[("x", "14"), ("y", "3"), ("width", "5"), ("height", "18"), ("rx", "1")]),
        ("rect", &[("x", "5"), ("y", "3"), ("width", "5"), ("height", "18"), ("rx", "1")]),
    ];
    /// Retrieve.
    Play = [
        ("path", &[("d", "M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z")]),
    ];
    /// The customer hears the agent.
    Mic = [
        ("path", &[("d", "M12 19v3")]),
        ("path", &[("d", "M19 10v2a7 7 0 0 1-14 0v-2")]),
        ("rect", &[("x", "9"), ("y", "2"), ("width", "6"), ("height", "13"), ("rx", "3")]),
    ];
    /// The customer does not hear the agent.
    MicOff = [
        ("path", &[("d", "M12 19v3")]),
        ("path", &[("d", "M15 9.34V5a3 3 0 0 0-5.68-1.33")]),
        ("path", &[("d", "M16.95 16.95A7 7 0 0 1 5 12v-2")]),
        ("path", &[("d", "M18.89 13.23A7 7 0 0 0 19 12v-2")]),
        ("path", &[("d", "m2 2 20 20")]),
        ("path", &[("d", "M9 9v3a3 3 0 0 0 5.12 2.12")]),
    ];
    /// Keypad.
    Grip = [
        ("circle", &[("cx", "12"), ("cy", "5"), ("r", "1")]),
        ("circle", &[("cx", "19"), ("cy", "5"), ("r", "1")]),
        ("circle", &[("cx", "5"), ("cy", "5"), ("r", "1")]),
        ("circle", &[("cx", "12"), ("cy", "12"), ("r", "1")]),
        ("circle", &[("cx", "19"), ("cy", "12"), ("r", "1")]),
        ("circle", &[("cx", "5"), ("cy", "12"), ("r", "1")]),
        ("circle", &[("cx", "12"), ("cy", "19"), ("r", "1")]),
        ("circle", &[("cx", "19"), ("cy", "19"), ("r", "1")]),
        ("circle", &[("cx", "5"), ("cy", "19"), ("r", "1")]),
    ];
    /// Opens something.
    ChevronDown = [
        ("path", &[("d", "m6 9 6 6 6-6")]),
    ];
    /// Back.
    ChevronLeft = [
        ("path", &[("d", "m15 18-6-6 6-6")]),
    ];
    /// Goes deeper.
    ChevronRight = [
        ("path", &[("d", "m9 18 6-6-6-6")]),
    ];
    /// Dismiss.
    Close = [
        ("path", &[("d", "M18 6 6 18")]),
        ("path", &[("d", "m6 6 12 12")]),
    ];
    /// The desk.
    Desk = [
        ("rect", &[("x", "3"), ("y", "3"), ("width", "7"), ("height", "7"), ("rx", "1")]),
        ("rect", &[("x", "14"), ("y", "3"), ("width", "7"), ("height", "7"), ("rx", "1")]),
        ("rect", &[("x", "14"), ("y", "14"), ("width", "7"), ("height", "7"), ("rx", "1")]),
        ("rect", &[("x", "3"), ("y", "14"), ("width", "7"), ("height", "7"), ("rx", "1")]),
    ];
    /// The rest of a small bar.
    Ellipsis = [
        ("circle", &[("cx", "12"), ("cy", "12"), ("r", "1")]),
        ("circle", &[("cx", "19"), ("cy", "12"), ("r", "1")]),
        ("circle", &[("cx", "5"), ("cy", "12"), ("r", "1")]),
    ];
    /// Answer a note.
    Reply = [
        ("path", &[("d", "M20 18v-2a4 4 0 0 0-4-4H4")]),
        ("path", &[("d", "m9 17-5-5 5-5")]),
    ];
    /// A rule that is not kept.
    Dot = [
        ("circle", &[("cx", "12"), ("cy", "12"), ("r", "3")]),
    ];
    /// Believe it less.
    Warning = [
        ("path", &[("d", "m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3")]),
        ("path", &[("d", "M12 9v4")]),
        ("path", &[("d", "M12 17h.01")]),
    ];
    /// Something went wrong.
    Failure = [
        ("circle", &[("cx", "12"), ("cy", "12"), ("r", "10")]),
        ("line", &[("x1", "12"), ("x2", "12"), ("y1", "8"), ("y2", "12")]),
        ("line", &[("x1", "12"), ("x2", "12.01"), ("y1", "16"), ("y2", "16")]),
    ];
    /// The current one.
    Check = [
        ("path", &[("d", "M20 6 9 17l-5-5")]),
    ];
    /// Rest.
    Coffee = [
        ("path", &[("d", "M10 2v2")]),
        ("path", &[("d", "M14 2v2")]),
        ("path", &[("d", "M16 8a1 1 0 0 1 1 1v8a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V9a1 1 0 0 1 1-1h14a4 4 0 1 1 0 8h-1")]),
        ("path", &[("d", "M6 2v2")]),
    ];
    /// Under way.
    Spinner = [
        ("path", &[("d", "M21 12a9 9 0 1 1-6.219-8.56")]),
    ];
    /// Sign out.
    SignOut = [
        ("path", &[("d", "m16 17 5-5-5-5")]),
        ("path", &[("d", "M21 12H9")]),
        ("path", &[("d", "M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4")]),
    ];
    /// More options.
    Sliders = [
        ("path", &[("d", "M10 5H3")]),
        ("path", &[("d", "M12 19H3")]),
        ("path", &[("d", "M14 3v4")]),
        ("path", &[("d", "M16 17v4")]),
        ("path", &[("d", "M21 12h-9")]),
        ("path", &[("d", "M21 19h-5")]),
        ("path", &[("d", "M21 5h-7")]),
        ("path", &[("d", "M8 10v4")]),
        ("path", &[("d", "M8 12H3")]),
    ];
    /// Not connected.
    Offline = [
        ("path", &[("d", "M12 20h.01")]),
        ("path", &[("d", "M8.5 16.429a5 5 0 0 1 7 0")]),
        ("path", &[("d", "M5 12.859a10 10 0 0 1 5.17-2.69")]),
        ("path", &[("d", "M19 12.859a10 10 0 0 0-2.007-1.523")]),
        ("path", &[("d", "M2 8.82a15 15 0 0 1 4.177-2.643")]),
        ("path", &[("d", "M22 8.82a15 15 0 0 0-11.288-3.764")]),
        ("path", &[("d", "m2 2 20 20")]),
    ];
    /// After-call work.
    WrapUp = [
        ("path", &[("d", "M16 4h2a2 2 0 0 1 2 2v2")]),
        ("path", &[("d", "M21.34 15.664a1 1 0 1 0-3.004-3.004l-5.01 5.012a2 2 0 0 0-.506.854l-.837 2.87a.5.5 0 0 0 .62.62l2.87-.837a2 2 0 0 0 .854-.506z")]),
        ("path", &[("d", "M8 22H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h2")]),
        ("rect", &[("x", "8"), ("y", "2"), ("width", "8"), ("height", "4"), ("rx", "1")]),
    ];
    /// Busy.
    Minus = [
        ("circle", &[("cx", "12"), ("cy", "12"), ("r", "10")]),
        ("path", &[("d", "M8 12h8")]),
    ];
    /// Ready.
    Ready = [
        ("circle", &[("cx", "12"), ("cy", "12"), ("r", "10")]),
        ("path", &[("d", "m16 9-5.5 5.5L8 12")]),
    ];
    /// On a call.
    Headset = [
        ("path", &[("d", "M3 11h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5Zm0 0a9 9 0 1 1 18 0m0 0v5a2 2 0 0 1-2 2h-1a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2h3Z")]),
        ("path", &[("d", "M21 16v2a4 4 0 0 1-4 4h-5")]),
    ];
}

/// Draws an icon in the colour of the text around it.
pub(super) fn icon(which: Icon) -> Html {
    let shapes = which.shapes().iter().map(|(tag, attributes)| {
        let mut shape = VTag::new(*tag);
        for (name, value) in *attributes {
            shape.add_attribute(name, *value);
        }
        Html::from(shape)
    });
    let class = if which == Icon::Spinner { "icon spin" } else { "icon" };
    html! { <svg {class} viewBox="0 0 24 24" aria-hidden="true" focusable="false">{ for shapes }</svg> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_draws_something() {
        for icon in Icon::ALL {
            assert!(!icon.shapes().is_empty(), "{icon:?}");
        }
    }
}
