//! What kind of call a call is, and what it carries: the gateway's numbers in our words.

/// Feature of a call (CEC table 6-455). It belongs to the id of the call and does not change when the call is transferred
/// (CEC 6.5.1.2.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallFeature {
    /// 0: an ordinary incoming call (普通呼入).
    Inbound,
    /// 6: a call between two agents (内部呼叫).
    Internal,
    /// 7: an ordinary outgoing call (普通呼出).
    Outbound,
    /// 40: an outgoing call by appointment (预约呼出).
    AppointmentOutbound,
    /// 41: an outgoing campaign call for which an agent is reserved first (预占式外呼).
    ReservedOutbound,
    /// 43: an outgoing call of a predictive campaign (预测式外呼).
    PredictiveOutbound,
    /// 44: an outgoing call of a preview campaign (预览试外呼).
    PreviewOutbound,
    /// 45: a call back by appointment (预约回呼).
    Callback,
    /// 51: a consultation between two agents (内部两方咨询).
    Consultation,
    /// 52: a consultation of three parties (内部三方咨询).
    ThreePartyConsultation,
    /// 53: a call of several parties (多方通话).
    Conference,
    /// A number that the table does not have.
    Other(i64),
}

impl CallFeature {
    /// Reads the number of table 6-455.
    pub const fn from_gateway(number: i64) -> Self {
        match number {
            0 => Self::Inbound,
            6 => Self::Internal,
            7 => Self::Outbound,
            40 => Self::AppointmentOutbound,
            41 => Self::ReservedOutbound,
            43 => Self::PredictiveOutbound,
            44 => Self::PreviewOutbound,
            45 => Self::Callback,
            51 => Self::Consultation,
            52 => Self::ThreePartyConsultation,
            53 => Self::Conference,
            other => Self::Other(other),
        }
    }

    /// True if the agent or the platform dialled the customer, who is the `called` of the call then (CEC 6.5.1.2.1).
    pub const fn is_outbound(self) -> bool {
        match self {
            Self::Outbound
            | Self::AppointmentOutbound
            | Self::ReservedOutbound
            | Self::PredictiveOutbound
            | Self::PreviewOutbound
            | Self::Callback => true,
            Self::Inbound
            | Self::Internal
            | Self::Consultation
            | Self::ThreePartyConsultation
            | Self::Conference
            | Self::Other(_) => false,
        }
    }
}

/// Media ability of a call (CEC 6.5.1.2.1, 6.5.1.2.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaAbility {
    /// 1: sound.
    Audio,
    /// 2: picture.
    Video,
    /// 3: sound and picture.
    AudioVideo,
    /// 5: text.
    Text,
    /// 6: picture in a browser.
    H5Video,
    /// A number that the reference does not have.
    Other(i64),
}

impl MediaAbility {
    /// True if there is a picture, false if there is sound only; `None` for what is neither.
    pub const fn has_video(self) -> Option<bool> {
        match self {
            Self::Audio => Some(false),
            Self::Video | Self::AudioVideo | Self::H5Video => Some(true),
            Self::Text | Self::Other(_) => None,
        }
    }

    /// Reads the number of the member `mediaAbility`.
    pub const fn from_gateway(number: i64) -> Self {
        match number {
            1 => Self::Audio,
            2 => Self::Video,
            3 => Self::AudioVideo,
            5 => Self::Text,
            6 => Self::H5Video,
            other => Self::Other(other),
        }
    }
}

/// Media type of a queue or of a call that came through one (CEC 5.2.7, table 6-202).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// 0, which no table has: not told.
    Untold,
    /// 1: a text chat (文字交谈).
    TextChat,
    /// 2: a call that a customer asked for on a page (点击通话).
    ClickToCall,
    /// 4: a request to be called back (回呼请求).
    CallbackRequest,
    /// 5: an ordinary telephone call, with picture or without (普通音视频电话).
    Telephone,
    /// 15: a call of a predictive campaign (预测呼出).
    Predictive,
    /// 16: a call of a preview campaign (预浏览呼出).
    Preview,
    /// 17: a message (消息呼叫).
    Message,
    /// 19: an ordinary video call (视频普通呼叫).
    Video,
    /// 51: a multimedia chat on a page (多媒体Web Chat).
    WebChat,
    /// 53: a chat of a social network (Social Chat).
    SocialChat,
    /// A number that the tables do not have.
    Other(i64),
}

impl MediaType {
    /// Reads the number of the member `mediaType`.
    pub const fn from_gateway(number: i64) -> Self {
        match number {
            0 => Self::Untold,
            1 => Self::TextChat,
            2 => Self::ClickToCall,
            4 => Self::CallbackRequest,
            5 => Self::Telephone,
            15 => Self::Predictive,
            16 => Self::Preview,
            17 => Self::Message,
            19 => Self::Video,
            51 => Self::WebChat,
            53 => Self::SocialChat,
            other => Self::Other(other),
        }
    }

    /// True if a telephone call can be transferred to a queue of this media type.
    pub const fn takes_telephone_calls(self) -> bool {
        match self {
            Self::Untold | Self::Telephone | Self::Video => true,
            Self::TextChat
            | Self::ClickToCall
            | Self::CallbackRequest
            | Self::Predictive
            | Self::Preview
            | Self::Message
            | Self::WebChat
            | Self::SocialChat
            | Self::Other(_) => false,
        }
    }
}
