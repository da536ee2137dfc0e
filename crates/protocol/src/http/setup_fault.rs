//! Faults in the way to the gateway: what stands between a page and its gateway, told apart as far as a browser lets one.

use serde::{Deserialize, Serialize};

use crate::codes::ErrorKind;

/// Name of a fault, and its kind.
#[derive(Debug)]
pub struct SetupFaultRow {
    /// Stable name, for programs.
    pub code: &'static str,
    /// Kind of the error: time alone may cure it, or whoever operates the platform.
    pub kind: ErrorKind,
}

/// Words of a fault. They lie apart from what names it, as a page loads them only when there is a fault.
#[derive(Debug, Clone, Copy)]
pub struct SetupFaultWords {
    /// Description of the fault, in English.
    pub en: &'static str,
    /// Cure, in English.
    pub en_fix: &'static str,
    /// Description of the fault, in Chinese.
    pub zh: &'static str,
    /// Cure, in Chinese.
    pub zh_fix: &'static str,
}

const ADDRESS: &str = "Check the gateway address that this page was given.";
const ADDRESS_ZH: &str = "请检查页面配置的网关地址。";
const PROXY: &str = "Check the gateway address; if a proxy knows you by a cookie, log in there, and set credentials=\"include\".";
const PROXY_ZH: &str = "请检查网关地址；如果代理使用 Cookie，请先登录代理，并设置 credentials=\"include\"。";

macro_rules! setup_faults {
    ($($(#[$doc:meta])* $name:ident, $code:literal, $kind:ident, $en:expr, $en_fix:expr, $zh:expr, $zh_fix:expr;)*) => {
        /// Faults in the way from a page to its gateway.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum SetupFault { $($(#[$doc])* $name,)* }

        impl SetupFault {
            /// List of all faults.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }

        static ROWS: &[SetupFaultRow] = &[$(SetupFaultRow {
            code: $code, kind: ErrorKind::$kind,
        },)*];

        static WORDS: &[SetupFaultWords] = &[$(SetupFaultWords {
            en: $en, en_fix: $en_fix, zh: $zh, zh_fix: $zh_fix,
        },)*];
    };
}

setup_faults! {
    /// The answer is no gateway's.
    NotAGateway, "not_a_gateway", Server,
        "What answers at the gateway's address is not a gateway.", ADDRESS,
        "网关地址上应答的不是网关。", ADDRESS_ZH;
    /// A server answers that knows nothing of this path.
    NotFound, "gateway_not_found", Server,
        "There is no gateway at this address.", ADDRESS,
        "该地址上没有网关。", ADDRESS_ZH;
    /// A status that asks for a sign-in, which is not the gateway's.
    LoginRequired, "login_required", Server,
        "A proxy before the gateway wants a login of its own.", PROXY,
        "网关前的代理要求先登录。", PROXY_ZH;
    /// A redirect, as to the login page of a proxy.
    Redirected, "gateway_redirects", Server,
        "The gateway's address redirects, as to a login page.", PROXY,
        "网关地址被重定向，可能是登录页。", PROXY_ZH;
    /// A web page with status 200.
    Html, "gateway_sends_html", Server,
        "A web page answers at the gateway's address.", PROXY,
        "网关地址上应答的是网页。", PROXY_ZH;
    /// The gateway is there, but the browser lets this page neither ask nor read (CORS).
    NotAllowed, "cors_not_allowed", Server,
        "The gateway does not allow this page's origin.",
        "Have it send Access-Control-Allow-Origin, -Methods (GET, POST, PUT, DELETE), -Headers (Content-Type, Guid), to OPTIONS too.",
        "网关不允许此页面的来源。",
        "请让它返回 Access-Control-Allow-Origin, -Methods (GET, POST, PUT, DELETE), -Headers (Content-Type, Guid)，包括对 OPTIONS 的应答。";
    /// The gateway allows the page, but not with its cookies.
    CredentialsNotAllowed, "cors_credentials_not_allowed", Server,
        "The gateway does not allow this page's cookies.",
        "Have it send Access-Control-Allow-Credentials: true, and this page's origin instead of *.",
        "网关不允许此页面的 Cookie。",
        "请让它返回 Access-Control-Allow-Credentials: true，并用此页面的来源代替 *。";
    /// The gateway has signed the agent in, but the guid can't be read by this page.
    NotExposed, "guid_not_exposed", Server,
        "The gateway signs you in, but hides the session from this page.",
        "Have it send Access-Control-Expose-Headers: Set-GUID, then reload this page.",
        "网关已登录，但对此页面隐藏了会话。",
        "请让它返回 Access-Control-Expose-Headers: Set-GUID，然后刷新页面。";
    /// A page that came encrypted asks a gateway that is not.
    MixedContent, "mixed_content", Server,
        "A page on https can't reach a gateway on http.", "Serve the gateway over https.",
        "https 页面不能访问 http 网关。", "请通过 https 提供网关。";
    /// The browser asks people before a page may reach the local network, and nobody has said yes.
    LocalNetwork, "local_network_blocked", Server,
        "The browser may keep this page from the local network.",
        "Allow it in the browser's site settings.",
        "浏览器可能阻止此页面访问本地网络。", "请在浏览器的网站设置中允许。";
    /// The page forbids it itself.
    ForbiddenByPolicy, "gateway_forbidden", Server,
        "The page's content security policy forbids the gateway.", "Add its origin to connect-src.",
        "页面的内容安全策略禁止访问网关。", "请将它的来源加入 connect-src。";
    /// The browser knows of no network.
    Offline, "offline", Retry,
        "This computer is offline.", "Check its network connection.",
        "计算机已离线。", "请检查网络连接。";
    /// The gateway does not answer: it is down, unknown, behind a firewall, or has a certificate that nobody trusts.
    NoAnswer, "gateway_not_reached", Retry,
        "The gateway could not be reached.", "Check that it runs, its address, its certificate and the network.",
        "无法连接网关。", "请检查网关是否运行，以及它的地址、证书和网络。";
}

impl SetupFault {
    /// Returns name and kind.
    pub fn row(self) -> &'static SetupFaultRow {
        &ROWS[self as usize]
    }

    /// Returns its words.
    pub fn words(self) -> SetupFaultWords {
        WORDS[self as usize]
    }

    /// Returns the fault that an HTTP status tells of; `None` for those that may pass by themselves (408, 429, 5xx) and for 200.
    pub const fn of_status(status: u16) -> Option<Self> {
        match status {
            300..=399 => Some(Self::Redirected),
            401 | 403 | 407 => Some(Self::LoginRequired),
            404 | 405 | 410 => Some(Self::NotFound),
            408 | 429 => None,
            400..=499 => Some(Self::NotAGateway),
            _ => None,
        }
    }

    /// True if it may pass by itself: it says nothing against the next try.
    pub fn may_pass(self) -> bool {
        self.row().kind == ErrorKind::Retry
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_meaning() {
        use SetupFault::{LoginRequired, NotAGateway, NotFound, Redirected};
        let table = [
            (200, None),
            (204, None),
            (301, Some(Redirected)),
            (307, Some(Redirected)),
            (400, Some(NotAGateway)),
            (401, Some(LoginRequired)),
            (403, Some(LoginRequired)),
            (404, Some(NotFound)),
            (405, Some(NotFound)),
            (407, Some(LoginRequired)),
            (408, None),
            (410, Some(NotFound)),
            (418, Some(NotAGateway)),
            (429, None),
            (500, None),
            (502, None),
            (504, None),
        ];
        for (status, fault) in table {
            assert_eq!(SetupFault::of_status(status), fault, "{status}");
        }
    }

    #[test]
    fn every_fault_has_a_code_and_words_of_its_own() {
        for (at, fault) in SetupFault::ALL.iter().enumerate() {
            let (row, words) = (fault.row(), fault.words());
            for text in [words.en, words.en_fix] {
                assert!(text.ends_with('.') && text.is_ascii(), "{text}");
            }
            for text in [words.zh, words.zh_fix] {
                assert!(text.ends_with('。'), "{text}");
            }
            for other in &SetupFault::ALL[..at] {
                let (code, other) = (other.row().code, other.words());
                assert!(row.code != code && words.en != other.en && words.zh != other.zh, "{code}");
            }
        }
    }
}
