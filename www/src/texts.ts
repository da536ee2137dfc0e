// Texts of the element while the bar is not rendered: before it is loaded, and when it can't be. Those of the form are the bar's (src/ui/text).

/** The lowest browsers, as package.json names them. */
declare const LOWEST: string;

/** Texts in one language. */
export interface Texts {
    tag: string;
    loading: string;
    tryAgain: string;
    noGateway: string;
    noGatewayFix: string;
    stopped: string;
    tooOld: string;
    details(message: string, fix: string): string;
    /** Words of the form, in the order of `outline`. */
    form: readonly [region: string, signedOut: string, why: string, workNumber: string, password: string, phone: string, moreOptions: string, signIn: string];
}

const EN: Texts = {
    tag: "en",
    loading: "Loading the agent bar…",
    tryAgain: "Try again",
    noGateway: "The agent bar does not know its gateway.",
    noGatewayFix: "Set the attribute “gateway” to the gateway's address.",
    stopped: "The agent bar has stopped. Reload the page.",
    tooOld: `This browser is too old for the agent bar: ${LOWEST} or newer is needed.`,
    details: (message, fix) => `${message} ${fix}`,
    form: ["Offhook agent bar", "Signed out", "Sign in to take calls", "Work number", "Password", "Phone", "More options", "Sign in"],
};

const ZH: Texts = {
    tag: "zh-CN",
    loading: "正在加载坐席条…",
    tryAgain: "重试",
    noGateway: "坐席条没有配置网关地址。",
    noGatewayFix: "请将属性“gateway”设为网关的地址。",
    stopped: "坐席条已停止运行，请刷新页面。",
    tooOld: `浏览器版本过低，坐席条需要 ${LOWEST} 或更高版本。`,
    details: (message, fix) => `坐席条无法加载，请联系管理员：${message} ${fix}`,
    form: ["Offhook 座席工具条", "未签入", "签入后即可接听来电", "工号", "密码", "话机号码", "更多选项", "签入"],
};

/** Returns the texts for a language tag: Chinese for `zh…`, English for the rest, as `Language::parse` does. */
export function textsFor(language: string): Texts {
    return /^\s*zh/i.test(language) ? ZH : EN;
}
