//! Feature and media of a call: the gateway's numbers in our words.

/// Feature of a call (CEC table 6-455). It belongs to the id of the call and does not change when the call is
/// transferred (CEC 6.5.1.2.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallFeature {
    /// An ordinary incoming call (0, 普通呼入).
    Inbound,
    /// A call between two agents (6, 内部呼叫).
    Internal,
    /// An ordinary outgoing call (7, 普通呼出).
    Outbound,
    /// An outgoing call by appointment (40, 预约呼出).
    AppointmentOutbound,
    /// An outgoing campaign call for which an agent is reserved first (41, 预占式外呼).
    ReservedOutbound,
    /// An outgoing call of a predictive campaign (43, 预测式外呼).
    PredictiveOutbound,
    /// An outgoing call of a preview campaign (44, 预览试外呼).
    PreviewOutbound,
    /// A call back by appointment (45, 预约回呼).
    Callback,
    /// A consultation between two agents (51, 内部两方咨询).
    Consultation,
    /// A consultation of three parties (52, 内部三方咨询).
    ThreePartyConsultation,
    /// A call of several parties (53, 多方通话).
    Conference,
    /// A number that the table does not have.
    Other(i64),
}

impl CallFeature {
    /// Returns the feature that has this number in table 6-455.
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

    /// Returns the number in table 6-455.
    pub const fn to_gateway(self) -> i64 {
        match self {
            Self::Inbound => 0,
            Self::Internal => 6,
            Self::Outbound => 7,
            Self::AppointmentOutbound => 40,
            Self::ReservedOutbound => 41,
            Self::PredictiveOutbound => 43,
            Self::PreviewOutbound => 44,
            Self::Callback => 45,
            Self::Consultation => 51,
            Self::ThreePartyConsultation => 52,
            Self::Conference => 53,
            Self::Other(number) => number,
        }
    }

    /// True if the agent or the platform dialled the customer, who is the `called` of the call then
    /// (CEC 6.5.1.2.1).
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
    /// Ability for sound (1).
    Audio,
    /// Ability for a picture (2).
    Video,
    /// Ability for sound and a picture (3).
    AudioVideo,
    /// Ability for text (5).
    Text,
    /// Ability for a picture in a browser (6).
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

    /// Returns the ability that has this number in the member `mediaAbility`.
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
    /// No media type is told: 0, which no table has.
    Untold,
    /// A text chat (1, 文字交谈).
    TextChat,
    /// A call that a customer asked for on a page (2, 点击通话).
    ClickToCall,
    /// A request to be called back (4, 回呼请求).
    CallbackRequest,
    /// An ordinary telephone call, with picture or without (5, 普通音视频电话).
    Telephone,
    /// A call of a predictive campaign (15, 预测呼出).
    Predictive,
    /// A call of a preview campaign (16, 预浏览呼出).
    Preview,
    /// A message call (17, 消息呼叫).
    Message,
    /// An ordinary video call (19, 视频普通呼叫).
    Video,
    /// A multimedia chat on a page (51, 多媒体Web Chat).
    WebChat,
    /// A chat of a social network (53, Social Chat).
    SocialChat,
    /// A number that the tables do not have.
    Other(i64),
}

impl MediaType {
    /// Returns the media type that has this number in the member `mediaType`.
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
