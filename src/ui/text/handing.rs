//! The words about calls of three, about handing calls on, and about whom one can reach.

use offhook_session::{ConsultMode, TransferMode};

/// The words of one language.
pub(in crate::ui) struct HandingText {
    /// Who is on a call: a customer.
    pub(in crate::ui) customer: &'static str,
    /// A colleague.
    pub(in crate::ui) colleague: &'static str,
    /// Somebody outside whom the agent has called in.
    pub(in crate::ui) third_party: &'static str,

    /// What can be done with two calls, as a group.
    pub(in crate::ui) between: &'static str,
    /// Hand a call on.
    pub(in crate::ui) transfer: &'static str,
    /// Ask somebody meanwhile.
    pub(in crate::ui) consult: &'static str,
    /// Hold the one and retrieve the other.
    pub(in crate::ui) swap: &'static str,
    /// What that does.
    pub(in crate::ui) swap_hint: &'static str,
    /// All three talk.
    pub(in crate::ui) join: &'static str,
    /// What that does.
    pub(in crate::ui) join_hint: &'static str,
    /// Connect the two others and leave.
    pub(in crate::ui) connect: &'static str,
    /// The same, where one of them is a customer.
    pub(in crate::ui) hand_over: fn(&str) -> String,
    /// The same in few letters.
    pub(in crate::ui) hand_over_short: &'static str,
    /// What that does.
    pub(in crate::ui) connect_hint: &'static str,
    /// Take a transfer back.
    pub(in crate::ui) cancel_transfer: &'static str,
    /// What that does.
    pub(in crate::ui) cancel_hint: &'static str,
    /// Put somebody out of the call.
    pub(in crate::ui) drop_party: fn(&str) -> String,
    /// Leave a call of three.
    pub(in crate::ui) leave: &'static str,
    /// What that does.
    pub(in crate::ui) leave_hint: &'static str,
    /// Picture, too.
    pub(in crate::ui) video_on: &'static str,
    /// Sound only.
    pub(in crate::ui) video_off: &'static str,

    /// Whom to reach, when nothing is under way.
    pub(in crate::ui) directory: &'static str,
    /// Heading: whom to hand the call to.
    pub(in crate::ui) transfer_to: &'static str,
    /// Heading: whom to ask.
    pub(in crate::ui) consult_whom: &'static str,
    /// The field.
    pub(in crate::ui) search: &'static str,
    /// Groups of the list.
    pub(in crate::ui) colleagues: &'static str,
    pub(in crate::ui) queues: &'static str,
    pub(in crate::ui) flows: &'static str,
    pub(in crate::ui) access_codes: &'static str,
    pub(in crate::ui) recent: &'static str,
    pub(in crate::ui) typed: &'static str,
    /// What a line is, where its group does not say it.
    pub(in crate::ui) flow: fn(&str) -> String,
    pub(in crate::ui) outside: &'static str,
    /// Calls that wait in a queue.
    pub(in crate::ui) waiting: fn(&str) -> String,
    /// How long the first of them has waited.
    pub(in crate::ui) longest: fn(&str) -> String,
    /// Agents who are free for a queue.
    pub(in crate::ui) free: fn(&str) -> String,
    /// There are more than are shown.
    pub(in crate::ui) more: &'static str,
    /// How many there are.
    pub(in crate::ui) found: fn(&str) -> String,
    /// There is nobody and nothing.
    pub(in crate::ui) none_found: &'static str,
    /// Being read.
    pub(in crate::ui) loading: &'static str,
    /// Could not be read; the reason follows.
    pub(in crate::ui) not_read: fn(&str) -> String,
    /// Read again.
    pub(in crate::ui) refresh: &'static str,

    /// A way to hand a call on …
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
    /// How long it has waited.
    pub(in crate::ui) has_waited: fn(&str) -> String,
    /// Nothing waits in this queue.
    pub(in crate::ui) none_waits: &'static str,

    /// Call the last number again.
    pub(in crate::ui) redial: &'static str,
    /// The same with its number.
    pub(in crate::ui) redial_number: fn(&str) -> String,
    /// Call this number.
    pub(in crate::ui) call_number: fn(&str) -> String,

    /// A call of a campaign that is offered.
    pub(in crate::ui) preview: &'static str,
    /// It was withdrawn.
    pub(in crate::ui) preview_withdrawn: &'static str,
    /// Announced: it is offered.
    pub(in crate::ui) says_preview: fn(&str) -> String,
    /// Announced: it is over.
    pub(in crate::ui) says_preview_over: &'static str,
}

/// English.
pub(super) const EN: HandingText = HandingText {
    customer: "Customer",
    colleague: "Colleague",
    third_party: "Third party",

    between: "Two calls",
    transfer: "Transfer",
    consult: "Consult",
    swap: "Swap",
    swap_hint: "Hold this call and go on with the other one",
    join: "All three",
    join_hint: "Everybody talks with everybody",
    connect: "Connect them",
    hand_over: |name| ["Hand over to ", name].concat(),
    hand_over_short: "Hand over",
    connect_hint: "The two go on without you",
    cancel_transfer: "Take back",
    cancel_hint: "You have the customer again; the third party goes",
    drop_party: |name| ["Put ", name, " out of the call"].concat(),
    leave: "Leave",
    leave_hint: "The others go on without you",
    video_on: "Switch to video",
    video_off: "Switch to sound only",

    directory: "Colleagues and queues",
    transfer_to: "Transfer to",
    consult_whom: "Consult",
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
    loading: "Looking who is there",
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

    redial: "Redial",
    redial_number: |number| ["Call ", number, " again"].concat(),
    call_number: |number| ["Call ", number].concat(),

    preview: "Campaign call",
    preview_withdrawn: "The campaign call was withdrawn",
    says_preview: |number| ["Campaign call offered: ", number].concat(),
    says_preview_over: "The campaign call is not offered any more",
};

/// Simplified Chinese.
pub(super) const ZH_CN: HandingText = HandingText {
    customer: "客户",
    colleague: "同事",
    third_party: "第三方",

    between: "两路通话",
    transfer: "转移",
    consult: "求助",
    swap: "切换",
    swap_hint: "保持当前通话，接回另一通",
    join: "三方通话",
    join_hint: "三方互相都能听见",
    connect: "接通双方",
    hand_over: |name| ["移交给 ", name].concat(),
    hand_over_short: "移交",
    connect_hint: "双方继续通话，您退出",
    cancel_transfer: "取消转移",
    cancel_hint: "客户回到您这里，第三方离开",
    drop_party: |name| ["将 ", name, " 移出通话"].concat(),
    leave: "退出",
    leave_hint: "您退出后其余各方继续通话",
    video_on: "切换为视频",
    video_off: "切换为音频",

    directory: "同事与队列",
    transfer_to: "转移到",
    consult_whom: "求助对象",
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
    loading: "正在读取",
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

    redial: "重拨",
    redial_number: |number| ["再次呼叫 ", number].concat(),
    call_number: |number| ["呼叫 ", number].concat(),

    preview: "预览外呼",
    preview_withdrawn: "预览外呼已撤回",
    says_preview: |number| ["收到预览外呼：", number].concat(),
    says_preview_over: "预览外呼已结束",
};
