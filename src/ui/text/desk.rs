//! The words of the desk, of its settings and of the layouts, in each language.

/// The words of one language.
pub(in crate::ui) struct DeskText {
    /// The desk: figures, calls, notes, settings.
    pub(in crate::ui) desk: &'static str,
    /// What opens the rest of a small bar.
    pub(in crate::ui) more: &'static str,
    /// The same while nobody is signed in.
    pub(in crate::ui) more_sign_in: &'static str,
    /// Its pages: today, calls, notes, settings.
    pub(in crate::ui) pages: [&'static str; 4],
    /// So many missed calls.
    pub(in crate::ui) missed_calls: fn(usize) -> String,
    /// So many new notes.
    pub(in crate::ui) new_notes: fn(usize) -> String,

    /// Figures that count: answered, not answered, dialled, internal, consultations, transfers, holds.
    pub(in crate::ui) counts: [&'static str; 7],
    /// Figures that last: talking, busy, resting.
    pub(in crate::ui) times: [&'static str; 3],
    /// How often.
    pub(in crate::ui) times_of: fn(&str) -> String,
    /// How many rests were too long.
    pub(in crate::ui) overrun: fn(&str) -> String,
    /// They are being read.
    pub(in crate::ui) reading: &'static str,

    pub(in crate::ui) no_calls: &'static str,
    pub(in crate::ui) missed: &'static str,
    /// Call this number.
    pub(in crate::ui) call_back: fn(&str) -> String,

    pub(in crate::ui) no_notes: &'static str,
    /// Nobody knows who wrote it.
    pub(in crate::ui) somebody: &'static str,
    /// Nobody knows what it says.
    pub(in crate::ui) no_text: &'static str,
    pub(in crate::ui) reply: fn(&str) -> String,
    pub(in crate::ui) write_note: &'static str,
    pub(in crate::ui) note_to: &'static str,
    pub(in crate::ui) note_to_hint: &'static str,
    pub(in crate::ui) note_text: &'static str,
    /// So many bytes of so many.
    pub(in crate::ui) bytes: fn(&str) -> String,
    pub(in crate::ui) send: &'static str,
    pub(in crate::ui) colleagues: &'static str,
    pub(in crate::ui) no_colleagues: &'static str,

    pub(in crate::ui) work: &'static str,
    pub(in crate::ui) queues: &'static str,
    /// The queues signed in to are not known.
    pub(in crate::ui) queues_unknown: &'static str,
    pub(in crate::ui) last_queue: &'static str,
    pub(in crate::ui) ring: &'static str,
    pub(in crate::ui) ring_on: &'static str,
    pub(in crate::ui) sound: &'static str,
    pub(in crate::ui) sounds: [&'static str; 3],
    pub(in crate::ui) volume: &'static str,
    pub(in crate::ui) try_it: &'static str,
    pub(in crate::ui) look: &'static str,
    pub(in crate::ui) language: &'static str,
    pub(in crate::ui) theme: &'static str,
    /// As the page says.
    pub(in crate::ui) as_page: &'static str,
    /// Like the system, light, dark.
    pub(in crate::ui) themes: [&'static str; 3],

    pub(in crate::ui) keys: &'static str,
    /// Answer, hang up, hold, mute, ready, dial, transfer.
    pub(in crate::ui) acts: [&'static str; 7],
    pub(in crate::ui) no_keys: &'static str,
    pub(in crate::ui) press_keys: &'static str,
    /// Two acts have the same keys.
    pub(in crate::ui) same_keys: fn(&str) -> String,
    /// Keys without a modifier.
    pub(in crate::ui) only_inside: &'static str,
    pub(in crate::ui) usual_keys: &'static str,

    pub(in crate::ui) password: &'static str,
    pub(in crate::ui) old_password: &'static str,
    pub(in crate::ui) new_password: &'static str,
    pub(in crate::ui) same_password: &'static str,
    pub(in crate::ui) change: &'static str,
    /// Length, kinds, repeats, work number, twice the same.
    pub(in crate::ui) rules: [&'static str; 5],
    pub(in crate::ui) is_kept: &'static str,
    pub(in crate::ui) is_not_kept: &'static str,
    pub(in crate::ui) must_change: &'static str,
    /// So many days are left.
    pub(in crate::ui) days_left: fn(i64) -> String,

    /// Announced: a call was missed.
    pub(in crate::ui) says_missed: fn(&str) -> String,
    /// Announced: a note from this colleague.
    pub(in crate::ui) says_note: fn(&str, &str) -> String,
    /// Announced: settings were kept.
    pub(in crate::ui) says_saved: &'static str,
    /// Announced: the note was sent.
    pub(in crate::ui) says_sent: &'static str,
    /// Announced: the password was changed.
    pub(in crate::ui) says_changed: &'static str,
}

/// English.
pub(super) static EN: DeskText = DeskText {
    desk: "Desk",
    more: "More",
    more_sign_in: "Sign in …",
    pages: ["Today", "Calls", "Notes", "Settings"],
    missed_calls: |count| match count {
        1 => "1 missed call".to_owned(),
        _ => [&count.to_string(), " missed calls"].concat(),
    },
    new_notes: |count| match count {
        1 => "1 new note".to_owned(),
        _ => [&count.to_string(), " new notes"].concat(),
    },
    counts: ["Answered", "Not answered", "Dialled", "Internal", "Consultations", "Transfers", "Holds"],
    times: ["Talking", "Busy", "Resting"],
    times_of: |count| [count, " ×"].concat(),
    overrun: |count| [count, " too long"].concat(),
    reading: "Reading today's figures …",
    no_calls: "No calls in this session yet.",
    missed: "Missed",
    call_back: |number| ["Call ", number].concat(),
    no_notes: "No notes yet.",
    somebody: "A colleague",
    no_text: "The gateway did not tell what it says.",
    reply: |from| ["Reply to ", from].concat(),
    write_note: "Write a note",
    note_to: "To",
    note_to_hint: "Work numbers, with spaces between them",
    note_text: "Note",
    bytes: |count| [count, " of 1023 bytes"].concat(),
    send: "Send",
    colleagues: "Colleagues who are signed in",
    no_colleagues: "Nobody else is signed in.",
    work: "Work",
    queues: "Take calls from",
    queues_unknown: "Which queues you serve is not known; choosing sets them.",
    last_queue: "At least one queue is needed.",
    ring: "Ringing",
    ring_on: "Sound when a call rings",
    sound: "Sound",
    sounds: ["Bell", "Chime", "Low"],
    volume: "Volume",
    try_it: "Try it",
    look: "Look",
    language: "Language",
    theme: "Theme",
    as_page: "As the page says",
    themes: ["Like the system", "Light", "Dark"],
    keys: "Shortcuts",
    acts: [
        "Answer",
        "Hang up",
        "Hold or retrieve",
        "Mute or unmute",
        "Ready or busy",
        "New call",
        "Transfer",
    ],
    no_keys: "None",
    press_keys: "Press the keys …",
    same_keys: |act| ["Also: ", act].concat(),
    only_inside: "Only while the focus is in the bar",
    usual_keys: "Back to the usual ones",
    password: "Change password",
    old_password: "Present password",
    new_password: "New password",
    same_password: "New password again",
    change: "Change",
    rules: [
        "8 to 32 characters",
        "Three of: capitals, small letters, digits, others",
        "No character three times in a row",
        "No more than three in a row of the work number",
        "Twice the same",
    ],
    is_kept: "fulfilled",
    is_not_kept: "not fulfilled",
    must_change: "Change your password: until then no calls come.",
    days_left: |days| match days {
        ..=0 => "Your password expires today.".to_owned(),
        1 => "Your password expires tomorrow.".to_owned(),
        _ => ["Your password expires in ", &days.to_string(), " days."].concat(),
    },
    says_missed: |number| ["Missed call: ", number].concat(),
    says_note: |from, text| ["Note from ", from, ": ", text].concat(),
    says_saved: "Settings saved",
    says_sent: "Note sent",
    says_changed: "Password changed",
};

/// Simplified Chinese.
pub(super) static ZH_CN: DeskText = DeskText {
    desk: "工作台",
    more: "更多",
    more_sign_in: "签入 …",
    pages: ["今日", "通话", "便签", "设置"],
    missed_calls: |count| [&count.to_string(), " 个未接来电"].concat(),
    new_notes: |count| [&count.to_string(), " 条新便签"].concat(),
    counts: ["接听", "未应答", "呼出", "内部呼叫", "咨询", "转移", "保持"],
    times: ["通话时长", "示忙时长", "休息时长"],
    times_of: |count| [count, " 次"].concat(),
    overrun: |count| ["超时 ", count, " 次"].concat(),
    reading: "正在读取今日数据 …",
    no_calls: "本次签入后还没有通话。",
    missed: "未接",
    call_back: |number| ["呼叫 ", number].concat(),
    no_notes: "还没有便签。",
    somebody: "同事",
    no_text: "网关没有给出便签内容。",
    reply: |from| ["回复 ", from].concat(),
    write_note: "写便签",
    note_to: "收件人",
    note_to_hint: "工号，多个工号用空格分隔",
    note_text: "内容",
    bytes: |count| [count, " / 1023 字节"].concat(),
    send: "发送",
    colleagues: "已签入的同事",
    no_colleagues: "没有其他同事签入。",
    work: "工作",
    queues: "接听的技能队列",
    queues_unknown: "尚不知道当前签入的技能队列；选择后即生效。",
    last_queue: "至少需要一个技能队列。",
    ring: "振铃",
    ring_on: "来电时播放铃声",
    sound: "铃声",
    sounds: ["铃音", "钟琴", "低音"],
    volume: "音量",
    try_it: "试听",
    look: "外观",
    language: "语言",
    theme: "主题",
    as_page: "跟随页面",
    themes: ["跟随系统", "浅色", "深色"],
    keys: "快捷键",
    acts: ["应答", "挂断", "保持或取回", "静音或取消静音", "空闲或示忙", "新呼叫", "转移"],
    no_keys: "无",
    press_keys: "请按下按键 …",
    same_keys: |act| ["与“", act, "”相同"].concat(),
    only_inside: "仅当焦点在坐席条内时有效",
    usual_keys: "恢复默认",
    password: "修改密码",
    old_password: "当前密码",
    new_password: "新密码",
    same_password: "再次输入新密码",
    change: "修改",
    rules: [
        "8 到 32 个字符",
        "大写、小写、数字、其他字符中至少三类",
        "同一字符不连续出现三次",
        "不含工号中连续三个以上的字符",
        "两次输入一致",
    ],
    is_kept: "已满足",
    is_not_kept: "未满足",
    must_change: "请修改密码，修改前不会有来电。",
    days_left: |days| match days {
        ..=0 => "您的密码今天到期。".to_owned(),
        _ => ["您的密码将在 ", &days.to_string(), " 天后到期。"].concat(),
    },
    says_missed: |number| ["未接来电：", number].concat(),
    says_note: |from, text| [from, " 的便签：", text].concat(),
    says_saved: "设置已保存",
    says_sent: "便签已发送",
    says_changed: "密码已修改",
};
