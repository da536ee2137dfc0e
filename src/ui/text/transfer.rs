//! Words about transfers, consultations and calls of three, and about whom one can reach.

/// The words of one language.
pub(in crate::ui) struct TransferText {
    /// Name of a customer on a call.
    pub(in crate::ui) customer: &'static str,
    /// Name of a colleague on a call.
    pub(in crate::ui) colleague: &'static str,
    /// Somebody outside whom the agent has called in.
    pub(in crate::ui) third_party: &'static str,

    /// Name of the group of controls for two calls.
    pub(in crate::ui) between: &'static str,
    /// Hand a call on.
    pub(in crate::ui) transfer: &'static str,
    /// Ask somebody meanwhile.
    pub(in crate::ui) consult: &'static str,
    /// Hold the one and retrieve the other.
    pub(in crate::ui) swap: &'static str,
    /// Says what that does.
    pub(in crate::ui) swap_hint: &'static str,
    /// All three talk.
    pub(in crate::ui) join: &'static str,
    /// Says what that does.
    pub(in crate::ui) join_hint: &'static str,
    /// Connect the two others and leave.
    pub(in crate::ui) connect: &'static str,
    /// The same, where one of them is a customer.
    pub(in crate::ui) hand_over: fn(&str) -> String,
    /// The same in few letters.
    pub(in crate::ui) hand_over_short: &'static str,
    /// Says what that does.
    pub(in crate::ui) connect_hint: &'static str,
    /// Take a transfer back.
    pub(in crate::ui) cancel_transfer: &'static str,
    /// Says what that does.
    pub(in crate::ui) cancel_hint: &'static str,
    /// Put somebody out of the call.
    pub(in crate::ui) drop_party: fn(&str) -> String,
    /// Leave a call of three.
    pub(in crate::ui) leave: &'static str,
    /// Says what that does.
    pub(in crate::ui) leave_hint: &'static str,
    /// Label of the control that adds the picture.
    pub(in crate::ui) video_on: &'static str,
    /// Label of the control that leaves the sound only.
    pub(in crate::ui) video_off: &'static str,

    /// Heading of the picker when no call is to be transferred or consulted about.
    pub(in crate::ui) directory: &'static str,
    /// Heading of the picker: whom to transfer the call to.
    pub(in crate::ui) transfer_to: &'static str,
    /// Heading of the picker: whom to consult.
    pub(in crate::ui) consult_whom: &'static str,
    /// Says that the list is being read.
    pub(in crate::ui) loading: &'static str,

    /// Call the last number again.
    pub(in crate::ui) redial: &'static str,
    /// The same with its number.
    pub(in crate::ui) redial_number: fn(&str) -> String,
    /// Call this number.
    pub(in crate::ui) call_number: fn(&str) -> String,
    /// Press this extension once somebody has answered.
    pub(in crate::ui) then_extension: fn(&str) -> String,

    /// A call of a campaign that is offered.
    pub(in crate::ui) preview: &'static str,
    /// Says that the preview was withdrawn.
    pub(in crate::ui) preview_withdrawn: &'static str,
    /// Announces that a preview is offered.
    pub(in crate::ui) says_preview: fn(&str) -> String,
    /// Announces that the preview is over.
    pub(in crate::ui) says_preview_over: &'static str,
}

/// Words in English.
pub(super) const EN: TransferText = TransferText {
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
    loading: "Looking who is there",
    redial: "Redial",
    redial_number: |number| ["Call ", number, " again"].concat(),
    call_number: |number| ["Call ", number].concat(),
    then_extension: |digits| [", then press ", digits].concat(),
    preview: "Campaign call",
    preview_withdrawn: "The campaign call was withdrawn",
    says_preview: |number| ["Campaign call offered: ", number].concat(),
    says_preview_over: "The campaign call is not offered any more",
};

/// Words in simplified Chinese.
pub(super) const ZH_CN: TransferText = TransferText {
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
    loading: "正在读取",
    redial: "重拨",
    redial_number: |number| ["再次呼叫 ", number].concat(),
    call_number: |number| ["呼叫 ", number].concat(),
    then_extension: |digits| ["，接通后按 ", digits].concat(),
    preview: "预览外呼",
    preview_withdrawn: "预览外呼已撤回",
    says_preview: |number| ["收到预览外呼：", number].concat(),
    says_preview_over: "预览外呼已结束",
};
