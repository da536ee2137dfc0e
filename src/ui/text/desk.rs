//! The words of the desk as long as it is closed, and of the layouts, in each language.

/// The words of one language.
pub(in crate::ui) struct DeskText {
    /// Name of the desk.
    pub(in crate::ui) desk: &'static str,
    /// Name of the button that opens the rest of a small bar.
    pub(in crate::ui) more: &'static str,
    /// The same while nobody is signed in.
    pub(in crate::ui) more_sign_in: &'static str,
    /// So many missed calls.
    pub(in crate::ui) missed_calls: fn(usize) -> String,
    /// So many new notes.
    pub(in crate::ui) new_notes: fn(usize) -> String,
    /// Nobody knows who wrote it.
    pub(in crate::ui) somebody: &'static str,

    pub(in crate::ui) password: &'static str,

    /// Announces that a call was missed.
    pub(in crate::ui) says_missed: fn(&str) -> String,
    /// Announces a note from this colleague.
    pub(in crate::ui) says_note: fn(&str, &str) -> String,
    /// Announces that settings were stored.
    pub(in crate::ui) says_saved: &'static str,
}

/// Words in English.
pub(super) static EN: DeskText = DeskText {
    desk: "Desk",
    more: "More",
    more_sign_in: "Sign in …",
    missed_calls: |count| match count {
        1 => "1 missed call".to_owned(),
        _ => [&count.to_string(), " missed calls"].concat(),
    },
    new_notes: |count| match count {
        1 => "1 new note".to_owned(),
        _ => [&count.to_string(), " new notes"].concat(),
    },
    somebody: "A colleague",
    password: "Change password",
    says_missed: |number| ["Missed call: ", number].concat(),
    says_note: |from, text| ["Note from ", from, ": ", text].concat(),
    says_saved: "Settings saved",
};

/// Words in simplified Chinese.
pub(super) static ZH_CN: DeskText = DeskText {
    desk: "工作台",
    more: "更多",
    more_sign_in: "签入 …",
    missed_calls: |count| [&count.to_string(), " 个未接来电"].concat(),
    new_notes: |count| [&count.to_string(), " 条新便签"].concat(),
    somebody: "同事",
    password: "修改密码",
    says_missed: |number| ["未接来电：", number].concat(),
    says_note: |from, text| [from, " 的便签：", text].concat(),
    says_saved: "设置已保存",
};
