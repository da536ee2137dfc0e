//! Icons of Lucide (https://lucide.dev, ISC licence, © Lucide Icons and Contributors), as data. They are rendered as
//! SVG nodes, never from markup, and hidden from screen readers: the words beside them say it all.

use yew::{Html, html};

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        /// One of the set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::ui) enum Icon { $($(#[$doc])* $name,)* }

        impl Icon {
            /// Every icon, for tests.
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name),*];

            /// All its lines.
            const fn path(self) -> &'static str {
                match self { $(Self::$name => $path,)* }
            }
        }
    };
}

icons! {
    /// Answers or places a call.
    Phone = "M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384";
    /// Hang up, reject.
    PhoneOff = "M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272M22 2 2 22M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473";
    /// A call that is over and was never talked on.
    PhoneMissed = "M16 2l6 6M22 2l-6 6M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384";
    /// Hand a call on.
    Forward = "M14 6h8M18 2l4 4-4 4M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384";
    /// Asks somebody about a call.
    Consult = "M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01";
    /// The other call instead of this one.
    Swap = "M8 3 4 7l4 4M4 7h16M16 21l4-4-4-4M20 17H4";
    /// Stands for several people.
    People = "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M16 3.128a4 4 0 0 1 0 7.744M22 21v-2a4 4 0 0 0-3-3.87M5 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";
    /// Stands for one person.
    Person = "M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M8 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";
    /// On to somebody else.
    HandOver = "M15 14l5-5-5-5M4 20v-7a4 4 0 0 1 4-4h12";
    /// Back from there.
    TakeBack = "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11";
    /// Stands for calls with a picture.
    Video = "M16 13l5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z";
    /// Stands for a queue.
    Queue = "M8 6h13M8 12h13M8 18h13M3 6h.01M3 12h.01M3 18h.01";
    /// An automatic flow.
    Flow = "M5 3h4a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-4a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2zM7 11v4a2 2 0 0 0 2 2h4M15 13h4a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-4a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2z";
    /// An access code.
    Code = "M4 9h16M4 15h16M10 3 8 21M16 3l-2 18";
    /// Stands for a search.
    Search = "M21 21l-4.34-4.34M3 11a8 8 0 1 0 16 0a8 8 0 1 0-16 0z";
    /// Read, or dial, again.
    Again = "M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8M21 3v5h-5M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16M8 16H3v5";
    /// The other side began it.
    Inbound = "M17 7 7 17M17 17H7V7";
    /// The agent began it.
    Outbound = "M7 7h10v10M7 17 17 7";
    /// Begin another call.
    Plus = "M5 12h14M12 5v14";
    /// Holds a call.
    Pause = "M15 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-16a1 1 0 0 1 1-1zM6 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-16a1 1 0 0 1 1-1z";
    /// Retrieves a call.
    Play = "M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z";
    /// The customer hears the agent.
    Mic = "M12 19v3M19 10v2a7 7 0 0 1-14 0v-2M12 2h0a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h0a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3z";
    /// The customer does not hear the agent.
    MicOff = "M12 19v3M15 9.34V5a3 3 0 0 0-5.68-1.33M16.95 16.95A7 7 0 0 1 5 12v-2M18.89 13.23A7 7 0 0 0 19 12v-2M2 2l20 20M9 9v3a3 3 0 0 0 5.12 2.12";
    /// Opens the keypad.
    Grip = "M11 5a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM18 5a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM4 5a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM18 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM4 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM11 19a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM18 19a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM4 19a1 1 0 1 0 2 0a1 1 0 1 0-2 0z";
    /// Opens what is below.
    ChevronDown = "M6 9l6 6 6-6";
    /// Goes one page back.
    ChevronLeft = "M15 18l-6-6 6-6";
    /// Goes one page deeper.
    ChevronRight = "M9 18l6-6-6-6";
    /// Takes something away.
    Close = "M18 6 6 18M6 6l12 12";
    /// Opens the desk.
    Desk = "M4 3h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1zM15 3h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1zM15 14h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1zM4 14h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1z";
    /// The rest of a small bar.
    Ellipsis = "M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM18 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0zM4 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0z";
    /// Answer a note.
    Reply = "M20 18v-2a4 4 0 0 0-4-4H4M9 17l-5-5 5-5";
    /// A rule that is not kept.
    Dot = "M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0z";
    /// Believe it less.
    Warning = "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01";
    /// Something went wrong.
    Failure = "M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM12 8L12 12M12 16L12.01 16";
    /// The current one.
    Check = "M20 6 9 17l-5-5";
    /// Stands for rest.
    Coffee = "M10 2v2M14 2v2M16 8a1 1 0 0 1 1 1v8a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V9a1 1 0 0 1 1-1h14a4 4 0 1 1 0 8h-1M6 2v2";
    /// Turns while something is under way.
    Spinner = "M21 12a9 9 0 1 1-6.219-8.56";
    /// Signs the agent out.
    SignOut = "M16 17l5-5-5-5M21 12H9M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4";
    /// Opens more options.
    Sliders = "M10 5H3M12 19H3M14 3v4M16 17v4M21 12h-9M21 19h-5M21 5h-7M8 10v4M8 12H3";
    /// Stands for a lost connection.
    Offline = "M12 20h.01M8.5 16.429a5 5 0 0 1 7 0M5 12.859a10 10 0 0 1 5.17-2.69M19 12.859a10 10 0 0 0-2.007-1.523M2 8.82a15 15 0 0 1 4.177-2.643M22 8.82a15 15 0 0 0-11.288-3.764M2 2l20 20";
    /// Stands for wrap-up.
    WrapUp = "M16 4h2a2 2 0 0 1 2 2v2M21.34 15.664a1 1 0 1 0-3.004-3.004l-5.01 5.012a2 2 0 0 0-.506.854l-.837 2.87a.5.5 0 0 0 .62.62l2.87-.837a2 2 0 0 0 .854-.506zM8 22H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h2M9 2h6a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1z";
    /// Stands for busy.
    Minus = "M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM8 12h8";
    /// Stands for ready.
    Ready = "M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM16 9l-5.5 5.5L8 12";
    /// On a call.
    Headset = "M3 11h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5Zm0 0a9 9 0 1 1 18 0m0 0v5a2 2 0 0 1-2 2h-1a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2h3ZM21 16v2a4 4 0 0 1-4 4h-5";
}

/// Draws an icon in the colour of the text around it.
pub(in crate::ui) fn icon(which: Icon) -> Html {
    let class = if which == Icon::Spinner { "icon spin" } else { "icon" };
    html! {
        <svg {class} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={which.path()} /></svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_draws_something() {
        for icon in Icon::ALL {
            assert!(icon.path().starts_with('M'), "{icon:?}");
        }
    }
}
