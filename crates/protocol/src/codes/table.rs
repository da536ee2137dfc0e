//! Rows of CEC table 6-449, sorted by code. Meanings, kinds and remedies are derived from the reference.
//!
//! Numbers that a session decides by, and words that people read, stand in two texts: a page loads the words when it first needs them.

use super::{CodeRow, CodeWords, ErrorKind as Kind, Remedy};

macro_rules! rows {
    (@digit User) => { "0" };
    (@digit Retry) => { "1" };
    (@digit Server) => { "2" };
    (@digit Bug) => { "3" };
    (@digit ActOnMeaning) => { "0" };
    (@digit FixRequest) => { "1" };
    (@digit CallAdministrator) => { "2" };
    (@digit AskForPermission) => { "3" };
    (@digit RetryLater) => { "4" };
    (@digit SignInAgain) => { "5" };
    (@digit ForceSignIn) => { "6" };
    (@digit CheckCredentials) => { "7" };
    (@digit FinishCall) => { "8" };
    (@digit false) => { "0" };
    (@digit true) => { "1" };
    ($($code:literal $kind:ident $remedy:ident $ends:tt $en:literal $zh:literal;)*) => {
        /// Every code of the reference.
        pub static RETCODES: &[CodeRow] = &[$(CodeRow {
            code: $code, kind: Kind::$kind, remedy: Remedy::$remedy, ends_session: $ends,
        }),*];

        /// Rows as one text, a line for each, which is what a page is given. The places and lengths of all
        /// texts would be more than 4 KB that nothing makes smaller.
        const LINES: &str = concat!($(
            $code, "\t", rows!(@digit $kind), rows!(@digit $remedy), rows!(@digit $ends), "\n",
        )*);

        /// Meanings, a line for each row.
        const WORDS: &str = concat!($($code, "\t", $en, "\t", $zh, "\n",)*);
    };
}

/// Kinds in the order of their digits.
const KINDS: [Kind; 4] = [Kind::User, Kind::Retry, Kind::Server, Kind::Bug];
const REMEDIES: [Remedy; 9] = [
    Remedy::ActOnMeaning,
    Remedy::FixRequest,
    Remedy::CallAdministrator,
    Remedy::AskForPermission,
    Remedy::RetryLater,
    Remedy::SignInAgain,
    Remedy::ForceSignIn,
    Remedy::CheckCredentials,
    Remedy::FinishCall,
];

/// Returns the row of a code.
pub(super) fn row(code: &str) -> Option<CodeRow> {
    let mut parts = line(LINES, code)?;
    let code = parts.next()?;
    let digits = parts.next()?.as_bytes();
    let digit = |at: usize| digits.get(at).map(|it| usize::from(it.wrapping_sub(b'0')));
    Some(CodeRow {
        code,
        kind: *KINDS.get(digit(0)?)?,
        remedy: *REMEDIES.get(digit(1)?)?,
        ends_session: digit(2)? == 1,
    })
}

/// Returns the meaning of a code.
pub(super) fn words(code: &str) -> Option<CodeWords> {
    let mut parts = line(WORDS, code)?.skip(1);
    Some(CodeWords { en: parts.next()?, zh: parts.next()? })
}

/// Returns the parts of the line that begins with this code.
fn line(lines: &'static str, code: &str) -> Option<impl Iterator<Item = &'static str> + use<>> {
    let line = lines.split('\n').find(|line| line.split('\t').next() == Some(code))?;
    Some(line.split('\t'))
}

rows! {
    "000-001" User SignInAgain true "fetching agent events failed" "获取Agent事件的方法错误";
    "000-002" Bug FixRequest false "parameter or address in the URL is wrong, or a parameter is outside its definition" "参数或地址错误";
    "000-003" User SignInAgain true "no permission to call this interface; the agent's authentication may have expired" "没有权限调用接口，可能座席鉴权失效";
    "000-004" Retry RetryLater false "the agent is being switched over" "座席正在倒换中";
    "000-005" Bug FixRequest false "the agent to be inspected is the inspector itself" "质检座席是质检员自己";
    "000-006" Bug FixRequest false "message parameter error" "消息参数错误";
    "100-001" User CheckCredentials false "sign-in parameter empty or not legal" "登入参数为空或者不合法";
    "100-002" User ForceSignIn false "the agent is already signed in" "座席已经登录";
    "100-003" Retry RetryLater false "resource or provider unavailable while signing in" "签入时资源不可用";
    "100-004" User CheckCredentials false "user name or password wrong" "登录过程中，用户名或者密码错误";
    "100-005" Bug FixRequest false "sign-out parameter not legal" "登出参数不合法";
    "100-006" User SignInAgain true "the agent is not signed in" "座席没有登录";
    "100-007" Server CallAdministrator false "exception during an agent operation: platform resource unreachable or internal error" "座席操作异常";
    "100-008" User SignInAgain false "the agent is already signed out" "座席已经登出";
    "100-009" User ActOnMeaning false "setting the agent state failed" "设置座席状态错误";
    "100-010" User FinishCall false "wrong state for signing out" "签出时状态错误";
    "100-011" Bug FixRequest false "sign-in parameter not legal" "签入时参数不合法错误";
    "100-012" Bug FixRequest false "wrong agent type at sign-in" "签入时座席类型错误";
    "100-013" User ActOnMeaning false "the phone number to bind is not valid" "绑定座席电话时电话无效";
    "100-014" User ActOnMeaning false "the sign-in phone number is outside the configured range" "座席签入的电话号码不在配置范围内";
    "100-015" User ActOnMeaning false "the agent is already signed in and cannot be signed out by force" "座席已经登录";
    "100-016" Bug FixRequest false "the IP address at sign-in is not valid" "座席签入时，IP地址无效";
    "100-017" User ActOnMeaning false "uPortal authentication failed" "uPortal鉴权失败";
    "100-018" Bug FixRequest false "VDN id of the sign-in and of the playback differ" "签入与放音的vdnId不一致";
    "101-001" User ActOnMeaning false "the agent has no telephone conference" "座席没有电话会议";
    "101-002" User AskForPermission false "the agent is not the chair of the conference" "座席不是当前电话会议的主席";
    "101-003" User ActOnMeaning false "the agent is already in a conference" "座席已经在会议中";
    "101-004" User AskForPermission false "only an inspector may query the conferences of the VDN" "非质检员没有查询VDN会议权限";
    "101-005" Bug FixRequest false "the chair cannot hand the chair to itself" "主席的主席权限不可以转给自己";
    "101-006" Bug FixRequest false "the chair cannot remove itself" "主席不可以删除自己";
    "101-007" Bug FixRequest false "the chair cannot leave the conference (it must release it)" "主席不可以退出会议";
    "104-001" User AskForPermission false "recording download is not enabled" "未开启录音下载功能";
    "104-002" User AskForPermission false "the user has no right to inspect recordings or play them for inspection" "用户无质检录音/质检放音权限";
    "104-003" Bug FixRequest false "recording download: file name not legal" "录音下载失败之文件名不合法";
    "104-004" Server CallAdministrator false "recording download: no mapped drive configured" "录音下载失败之没有配置映射盘符";
    "104-005" User ActOnMeaning false "recording download: file does not exist" "录音下载失败之录音文件不存在";
    "104-006" Server CallAdministrator false "recording download: not enough free space" "录音下载失败之空闲空间不足";
    "104-007" User ActOnMeaning false "recording file format not supported" "录音文件格式不支持";
    "104-008" Server CallAdministrator false "system parameter for the recording format not configured" "录音格式系统参数未配置";
    "104-009" Server CallAdministrator false "recording conversion failed" "录音转换失败";
    "104-010" Bug FixRequest false "locationId missing in pool mode" "POOL模式下 locationId 参数未配置";
    "105-001" User SignInAgain false "the agent is not cached in Redis" "Redis中未缓存座席信息";
    "105-002" Retry RetryLater false "the agent is being recovered" "当前座席正在容灾恢复中";
    "105-003" Retry RetryLater false "recovery is already complete" "已经完成容灾恢复";
    "105-004" Retry RetryLater false "adding the agent to the recovery queue failed" "增加座席到容灾恢复队列失败";
    "105-005" User SignInAgain true "waiting for recovery timed out" "等待容灾恢复超时，座席需执行重新签入";
    "105-006" User SignInAgain true "Guid does not match during recovery; a new sign-in is needed to get one" "容灾恢复Guid不匹配";
    "105-007" User SignInAgain true "recovery is switched off" "容灾开关未打开，座席需执行重新签入";
    "106-001" User AskForPermission false "multimedia is not enabled" "多媒体开关没有开启";
    "106-002" Bug FixRequest false "the message to send is empty" "发送的消息为空";
    "106-003" Bug FixRequest false "number of chats above the maximum of 60" "设置的会话数超过最大值，最大值为60";
    "106-004" Bug FixRequest false "chat transfer: devicetype not supported" "会话转接设备类型（devicetype）不支持";
    "106-005" Bug FixRequest false "chat transfer: internal error, or mode or device type not supported" "会话转移内部错误或不支持的转出模式、转出设备类型";
    "106-006" Bug FixRequest false "chat transfer: agent information empty" "会话转接时，座席信息空";
    "106-007" Bug FixRequest false "message content above 2048 bytes" "消息内容超过最大值";
    "106-008" Bug FixRequest false "channel type wrong" "渠道类型不正确";
    "106-009" Bug FixRequest false "chat transfer: carried data above 2048 bytes" "会话转接携带数据超限";
    "106-010" Bug FixRequest false "chat transfer: mode not supported" "会话转接时，转出的模式不支持";
    "106-011" Bug FixRequest false "parameter empty" "参数为空";
    "106-012" Bug FixRequest false "value outside the range of a short integer" "超过short类型范围";
    "106-013" Bug FixRequest false "sending a multimedia message: callId empty" "座席发送多媒体消息时，callId为空";
    "106-014" Bug FixRequest false "sending a multimedia message: callId is not one of this agent's" "callId无效";
    "106-015" Bug FixRequest false "user type not legal" "用户类型不合法";
    "108-001" User AskForPermission false "video download is not enabled" "未开启视频下载功能";
    "108-002" User AskForPermission false "the video belongs to another VDN" "视频ID对应的VDN与当前VDN不一致";
    "108-003" User ActOnMeaning false "recordId does not exist" "recordId不存在";
    "108-004" Retry RetryLater false "request to the RSE service timed out" "请求RSE服务超时";
    "108-005" Server CallAdministrator false "video download request failed" "视频文件下载请求异常";
    "108-006" Server CallAdministrator false "video download: looking up the recording address failed" "视频文件下载 查询录播地址失败异常";
    "108-007" Server CallAdministrator false "video download failed" "视频文件下载失败异常码";
    "108-008" Server CallAdministrator false "video download: RSE service address malformed" "视频文件下载 RSE服务地址格式错误";
    "108-009" Bug FixRequest false "video download: file type does not exist" "视频文件下载 文件类型不存在";
    "108-011" Server CallAdministrator false "video download: mapped path does not exist" "视频下载失败之映射路径不存在";
    "108-012" User ActOnMeaning false "video download: file does not exist" "视频下载失败之视频文件不存在";
    "108-013" Server CallAdministrator false "video file conversion failed" "视频文件转换失败异常码";
    "108-014" Server CallAdministrator false "address of the third-party recorder not configured" "宇高服务地址未配置";
    "108-015" Server CallAdministrator false "recording download failed" "录音文件下载失败异常码";
    "108-016" Server CallAdministrator false "recording download request failed" "录音文件下载请求异常";
    "108-017" Bug FixRequest false "authentication token empty" "鉴权token为空";
    "108-018" Bug FixRequest false "file path does not match" "文件路径不匹配";
    "110-016" User ActOnMeaning false "the account is locked" "账号正处于锁定状态";
    "200-001" User ActOnMeaning false "called number wrong" "外呼号码错误";
    "200-002" User ActOnMeaning false "answer or reject: there is no call" "应答/拒接时没有呼叫错误";
    "200-003" User ActOnMeaning false "mute: no call" "静音时没有呼叫错误";
    "200-004" User ActOnMeaning false "mute: wrong call state" "静音时呼叫状态错误";
    "200-005" User ActOnMeaning false "connect hold: no call" "连接保持时没有呼叫错误";
    "200-006" User ActOnMeaning false "connect hold: no held call" "连接保持时没有保持呼叫错误";
    "200-007" User ActOnMeaning false "unmute: no call" "取消静音时没有呼叫错误";
    "200-008" User ActOnMeaning false "unmute: wrong call state" "取消静音时呼叫状态错误";
    "200-009" User ActOnMeaning false "announce: no call" "报音时没有呼叫错误";
    "200-010" User ActOnMeaning false "three-party call: no call" "三方通话时没有呼叫错误";
    "200-011" User ActOnMeaning false "three-party call: no held call" "三方通话时没有保持呼叫错误";
    "200-012" User ActOnMeaning false "transfer: no call" "呼叫转移时没有呼叫错误";
    "200-013" User ActOnMeaning false "hold: no call" "保持时没有呼叫错误";
    "200-014" User ActOnMeaning false "hold: wrong call state" "保持时呼叫状态错误";
    "200-015" User ActOnMeaning false "retrieve: no held call" "取保持时没有保持呼叫错误";
    "200-016" User ActOnMeaning false "retrieve: wrong call state" "取保持时呼叫状态错误";
    "200-017" User ActOnMeaning false "hang up: no call" "挂断时无呼叫错误";
    "200-018" User ActOnMeaning false "internal consultation: no call" "内部咨询时无呼叫错误";
    "200-019" User ActOnMeaning false "picture mute: no call" "静像时没有呼叫错误";
    "200-020" User ActOnMeaning false "picture mute: wrong call state" "静像时呼叫状态错误";
    "200-021" User ActOnMeaning false "picture unmute: no call" "取静像时没有呼叫错误";
    "200-022" User ActOnMeaning false "picture unmute: wrong call state" "取静像时呼叫状态错误";
    "200-023" User ActOnMeaning false "release a given number: no call" "释放指定电话号码时没有呼叫错误";
    "200-024" User ActOnMeaning false "release a given number: no call with this number" "释放指定电话号码时不存在此号码呼叫错误";
    "200-025" User ActOnMeaning false "drop call: no call" "拆除呼叫时没有呼叫错误";
    "200-026" User ActOnMeaning false "the call does not exist" "呼叫不存在";
    "200-027" User ActOnMeaning false "audio/video switch: no call" "音视频切换时没有呼叫错误";
    "200-028" Bug FixRequest false "audio/video switch: media type wrong" "音视频切换时媒体类型错误";
    "200-029" User ActOnMeaning false "audio/video switch: call type wrong" "音视频切换时呼叫类型错误";
    "200-030" Server CallAdministrator false "audio/video switch: request failed" "音视频切换请求异常";
    "200-031" Bug FixRequest false "three-party video layout: parameter wrong" "三方视频调整画面参数错误";
    "200-032" User ActOnMeaning false "three-party video layout: no call" "三方视频调整画面没有呼叫错误";
    "200-033" User ActOnMeaning false "three-party video layout: call type wrong" "三方视频调整画面呼叫类型错误";
    "200-034" User ActOnMeaning false "three-party video layout: wrong call state" "三方视频调整画面呼叫状态错误";
    "200-035" Server CallAdministrator false "three-party video layout: request failed" "三方视频调整画面请求异常";
    "200-036" Bug FixRequest false "preview call: parameter not valid" "预览外呼参数无效错误";
    "200-037" User ActOnMeaning false "reject: no ringing call" "拒接时没有正在ringing的呼叫错误";
    "200-038" Server CallAdministrator false "reject: terminal connection missing" "拒接时TerminalConnection为空错误";
    "200-039" User ActOnMeaning false "reject: the agent has no phone bound" "拒接时座席没有绑定话机错误";
    "210-001" Server CallAdministrator false "URL information not found" "URL信息查询不到";
    "300-001" User AskForPermission false "query agent: no right" "查询座席信息无权限错误";
    "300-002" User ActOnMeaning false "query agent: no such agent" "查询座席信息无座席信息错误";
    "300-003" User ActOnMeaning false "query agent group: no such agent" "查询座席班组信息无此座席信息错误";
    "300-004" User ActOnMeaning false "query agent group: no such group" "查询座席班组信息无此座席班组信息错误";
    "400-001" User ActOnMeaning false "set call data: no such call" "设置随路数据时无呼叫信息错误";
    "400-003" User ActOnMeaning false "query hold list: no call information" "获取保持队列信息时无话务信息";
    "500-001" User ActOnMeaning false "rewind: wrong state" "快退时状态错误";
    "500-002" User ActOnMeaning false "fast forward: wrong state" "快进时状态错误";
    "500-003" User ActOnMeaning false "pause playback: wrong state" "暂停放音时状态错误";
    "500-004" User ActOnMeaning false "pause recording: wrong state" "暂停录音时状态错误";
    "500-005" User ActOnMeaning false "resume playback: wrong state" "继续放音时状态错误";
    "500-006" User ActOnMeaning false "resume recording: wrong state" "继续录音时状态错误";
    "500-007" User ActOnMeaning false "start playback: wrong state" "开始放音时状态错误";
    "500-008" User ActOnMeaning false "start recording: wrong state" "开始录音时状态错误";
    "500-009" User ActOnMeaning false "stop playback: wrong state" "停止放音时状态错误";
    "500-010" User ActOnMeaning false "stop recording: wrong state" "停止录音时状态错误";
    "500-011" User AskForPermission false "start recording: agents may not choose the file path (switch off)" "开始录音时座席指定文件路径开关未开启";
    "600-001" User ActOnMeaning false "query skills: no such agent or the agent has no skill" "查询座席技能队列信息无此座席信息或座席无配置技能错误";
    "600-002" User ActOnMeaning false "query skill queues of a VDN: none configured" "查询指定VDN的技能队列信息无队列配置信息";
    "600-003" User ActOnMeaning false "query access codes of the agent's VDN: none configured" "查询座席所在VDN的接入码信息时无配置信息";
    "600-004" User ActOnMeaning false "query IVRs of the agent's VDN: none configured" "查询座席所在VDN的IVR信息时无配置信息";
    "600-005" User ActOnMeaning false "query skill queues of the agent's VDN: none configured" "查询座席所在VDN的技能队列信息无队列配置信息";
    "700-001" User ActOnMeaning false "the chat session does not exist" "会话不存在";
    "700-002" Server CallAdministrator false "calling the platform failed" "调用平台异常";
    "700-012" Retry RetryLater false "sending the message failed" "消息发送失败";
    "700-013" User AskForPermission false "rich media upload is not enabled" "富媒体文件上传功能没有开启";
    "700-014" Server CallAdministrator false "rich media upload: file server error" "富媒体文件上传时，文件服务器异常";
    "700-015" Bug FixRequest false "rich media upload: file suffix or size not allowed" "富媒体文件上传时，文件后缀或大小不符合要求";
    "700-016" User ActOnMeaning false "rich media download: file does not exist" "富媒体文件下载时，文件不存在";
    "700-017" User AskForPermission false "rich media download: no right" "富媒体文件下载时，无权限下载";
    "700-018" Server CallAdministrator false "database error" "数据库异常";
    "701-001" Bug FixRequest false "multimedia conference has no members" "多媒体会议成员为空";
    "701-002" Server CallAdministrator false "querying the multimedia conference returned nothing" "查询多媒体会议状态返回空值";
    "701-003" User ActOnMeaning false "create conference: creator or participant is already in another conference" "创建会议时，创建者或者参与者已经在其他会议中";
    "701-004" User ActOnMeaning false "invite participant: the operator is not in a conference" "邀请与会者时，当前操作者不在会议中";
    "701-005" User ActOnMeaning false "stop conference: it does not exist or no right" "停止会议时，会议不存在或者没有权限操作该会议";
    "701-006" Server CallAdministrator false "create conference: media server IP not configured" "创建会议时，配置台MS IP未配置";
    "800-001" Server CallAdministrator false "proxy service not configured" "配置代理服务为空";
    "800-002" Server CallAdministrator false "querying the configuration failed" "配置信息查询异常";
    "800-003" Server CallAdministrator false "default media gateway missing" "默认媒体网关信息不存在";
    "900-001" Server CallAdministrator false "quality control: provider missing" "质检操作时发生NOPROVIDER异常";
    "900-002" User AskForPermission false "quality control: no right" "质检操作时发生没有权限异常";
    "900-003" Retry RetryLater false "quality control: resource unavailable" "质检资源不可用";
    "900-004" User ActOnMeaning false "quality control: no such agent" "质检监视时发生没有座席信息";
    "900-005" User ActOnMeaning false "quality control: wrong state" "质检操作时发生状态异常";
    "900-006" Bug FixRequest false "quality control: time parameter of the screen recording wrong" "质检操作时发生录屏的时间参数错异常";
    "900-007" User AskForPermission false "quality control: no licence for screen recording" "质检操作时发生录屏的未加载支持录屏的许可异常";
    "900-008" Server CallAdministrator false "quality control: unknown platform error of the screen recording" "质检操作时发生录屏的平台未知异常";
    "900-009" User ActOnMeaning false "delete inspection task: task not found" "删除质检任务时，未找到任务异常";
    "900-010" User AskForPermission false "the inspected agent must not be an inspector" "被质检座席不能为质检员";
    "999-001" Server CallAdministrator false "the WAS URL in the server's configuration file is wrong" "服务端的配置文件中配置的WAS URL不正确";
    "999-002" Retry RetryLater false "query overload" "查询消息过载";
    "999-003" Retry RetryLater false "number of sign-ins above the maximum" "登录数量超过最大值";
}
