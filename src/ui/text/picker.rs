//! The words of what the picker opens, in each language.

use offhook_session::{ConsultMode, TransferMode};

/// The words of one language.
pub(in crate::ui) struct PickerText {
    /// Label of the field that searches.
    pub(in crate::ui) search: &'static str,
    /// Groups of the list.
    pub(in crate::ui) colleagues: &'static str,
    pub(in crate::ui) queues: &'static str,
    pub(in crate::ui) flows: &'static str,
    pub(in crate::ui) access_codes: &'static str,
    pub(in crate::ui) recent: &'static str,
    pub(in crate::ui) typed: &'static str,
    /// Name of a line, where its group does not say it.
    pub(in crate::ui) flow: fn(&str) -> String,
    pub(in crate::ui) outside: &'static str,
    /// Calls that wait in a queue.
    pub(in crate::ui) waiting: fn(&str) -> String,
    /// Says how long the first of them has waited.
    pub(in crate::ui) longest: fn(&str) -> String,
    /// Agents who are free for a queue.
    pub(in crate::ui) free: fn(&str) -> String,
    /// There are more than are shown.
    pub(in crate::ui) more: &'static str,
    /// Says how many there are.
    pub(in crate::ui) found: fn(&str) -> String,
    /// There is nobody and nothing.
    pub(in crate::ui) none_found: &'static str,
    /// Could not be read; the reason follows.
    pub(in crate::ui) not_read: fn(&str) -> String,
    /// Label of the control that reads the list again.
    pub(in crate::ui) refresh: &'static str,

    /// A way to transfer a call …
    pub(in crate::ui) transfer_mode: fn(TransferMode) -> &'static str,
    /// … and what it means.
    pub(in crate::ui) transfer_hint: fn(TransferMode) -> &'static str,
    /// A way to ask somebody …
    pub(in crate::ui) consult_mode: fn(ConsultMode) -> &'static str,
    /// … and what it means.
    pub(in crate::ui) consult_hint: fn(ConsultMode) -> &'static str,
    /// Take the call that rings at a colleague …
    pub(in crate::ui) pick_up: &'static str,
    /// … and what it means.
    pub(in crate::ui) pick_up_hint: &'static str,
    /// Take a waiting call: its number.
    pub(in crate::ui) take: fn(&str) -> String,
    /// Says how long it has waited.
    pub(in crate::ui) has_waited: fn(&str) -> String,
    /// Nothing waits in this queue.
    pub(in crate::ui) none_waits: &'static str,
}

/// Words in English.
pub(super) static EN: PickerText = PickerText {
    search: "Name or number",
    colleagues: "Colleagues",
    queues: "Queues",
    flows: "Automatic flows",
    access_codes: "Access codes",
    recent: "Recent numbers",
    typed: "As typed",
    flow: |id| ["Flow ", id].concat(),
    outside: "Outside number",
    waiting: |count| [count, " waiting"].concat(),
    longest: |time| ["longest ", time].concat(),
    free: |count| [count, " free"].concat(),
    more: "More than fit here: type to find them",
    found: |count| match count {
        "1" => "1 entry".to_owned(),
        _ => [count, " entries"].concat(),
    },
    none_found: "Nobody found; a number can be typed as well",
    not_read: |why| ["Colleagues and queues could not be read: ", why].concat(),
    refresh: "Refresh",
    transfer_mode: |mode| match mode {
        TransferMode::Release => "Now, without waiting",
        TransferMode::OnSuccess => "Stay until answered",
        TransferMode::Suspend => "Send and get back",
        TransferMode::Talk => "Talk first",
        TransferMode::ThreeParty => "All three",
    },
    transfer_hint: |mode| match mode {
        TransferMode::Release => "You are out of it at once, whatever becomes of it",
        TransferMode::OnSuccess => "If nobody answers, the customer is back with you",
        TransferMode::Suspend => "The customer returns to you after the flow",
        TransferMode::Talk => "The customer waits while the two of you talk",
        TransferMode::ThreeParty => "The customer hears what you say",
    },
    consult_mode: |mode| match mode {
        ConsultMode::Private => "Talk first",
        ConsultMode::ThreeParty => "All three",
    },
    consult_hint: |mode| match mode {
        ConsultMode::Private => "The customer waits while the two of you talk",
        ConsultMode::ThreeParty => "The customer hears what you say",
    },
    pick_up: "Take their call",
    pick_up_hint: "The call that rings at this colleague comes to you",
    take: |number| ["Take ", number].concat(),
    has_waited: |time| ["Waiting ", time].concat(),
    none_waits: "No call waits in this queue",
};

/// Words in simplified Chinese.
pub(super) static ZH_CN: PickerText = PickerText {
    search: "姓名或号码",
    colleagues: "同事",
    queues: "技能队列",
    flows: "自动流程",
    access_codes: "接入码",
    recent: "最近号码",
    typed: "输入的号码",
    flow: |id| ["流程 ", id].concat(),
    outside: "外线号码",
    waiting: |count| ["排队 ", count].concat(),
    longest: |time| ["最长 ", time].concat(),
    free: |count| ["空闲 ", count, " 人"].concat(),
    more: "未全部显示，请输入关键字查找",
    found: |count| ["共 ", count, " 项"].concat(),
    none_found: "没有匹配项，也可直接输入号码",
    not_read: |why| ["无法读取同事与队列：", why].concat(),
    refresh: "刷新",
    transfer_mode: |mode| match mode {
        TransferMode::Release => "立即转出，不等待",
        TransferMode::OnSuccess => "等对方应答",
        TransferMode::Suspend => "转出后转回",
        TransferMode::Talk => "先通话",
        TransferMode::ThreeParty => "三方通话",
    },
    transfer_hint: |mode| match mode {
        TransferMode::Release => "您立即退出，无论是否成功",
        TransferMode::OnSuccess => "无人应答时客户回到您这里",
        TransferMode::Suspend => "流程结束后客户回到您这里",
        TransferMode::Talk => "您与对方通话时客户等待",
        TransferMode::ThreeParty => "客户能听见通话内容",
    },
    consult_mode: |mode| match mode {
        ConsultMode::Private => "先通话",
        ConsultMode::ThreeParty => "三方通话",
    },
    consult_hint: |mode| match mode {
        ConsultMode::Private => "您与对方通话时客户等待",
        ConsultMode::ThreeParty => "客户能听见通话内容",
    },
    pick_up: "代答来电",
    pick_up_hint: "正在该同事处振铃的呼叫转到您这里",
    take: |number| ["接入 ", number].concat(),
    has_waited: |time| ["已等待 ", time].concat(),
    none_waits: "该队列没有排队的呼叫",
};
