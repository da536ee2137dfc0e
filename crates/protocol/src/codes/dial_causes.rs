//! Causes of failed dialling (CEC table 6-451), in a word or two. The same cause has a number for each
//! generation of the platform.

/// Cause of failed dialling.
#[derive(Debug, PartialEq, Eq)]
pub struct DialCause {
    /// Numbers of the cause.
    pub numbers: &'static [u16],
    /// Words for the cause in English.
    pub en: &'static str,
    /// Words for the cause in Chinese.
    pub zh: &'static str,
}

impl DialCause {
    /// Returns the cause that has this number in the reference, if the reference knows the number.
    pub fn of(number: i64) -> Option<&'static Self> {
        let number = u16::try_from(number).ok()?;
        DIAL_CAUSES.iter().find(|it| it.numbers.contains(&number))
    }
}

macro_rules! causes {
    ($($en:literal $zh:literal $($number:literal)+;)*) => {
        /// Every cause of the reference.
        pub static DIAL_CAUSES: &[DialCause] =
            &[$(DialCause { numbers: &[$($number),+], en: $en, zh: $zh }),*];
    };
}

causes! {
    "Busy" "对方忙" 145 181 537 1164 20307;
    "In another call" "对方正在通话" 5;
    "Exchange busy" "交换设备忙" 605 1170;
    "No answer" "无人接听" 146 147 603 1040 1168 20309;
    "Call rejected" "对方拒接" 149 604 1169;
    "Not to be disturbed" "对方设置免打扰" 9 182;
    "Switched off" "手机关机" 548 1165;
    "Out of coverage" "手机不在服务区" 549 1166;
    "Not reachable" "无法接通" 12 13 155;
    "No such number" "空号或号码错误" 129 538 1163 20306 34605 35027;
    "Number has changed" "号码已变更" 150;
    "Call is forwarded" "对方设置了呼叫转移" 4 6 7 8 10 11 14 15;
    "Answering machine" "自动应答设备接听" 160 162 263;
    "Fax or modem" "传真机或调制解调器" 184 185 186 260 261 262;
    "Text phone" "文本电话" 190 191 192 193 194 195 196 197;
    "Announcement or tone" "对方播放提示音" 18 132 180 187;
    "Other side hung up" "对方已挂机" 531 601 701 1138;
    "You hung up" "座席已挂机" 1153 1154 1156 1281 1288 1333;
    "Took too long" "呼叫超时" 606 702 703 715 1041 1043 1049 1155 1171 34608;
    "No free line" "线路资源不足" 3 259 602 1048 1162 1167 20920 23000;
    "Device not valid" "设备无效" 20301 20302 20303 20305;
    "Platform failure" "平台呼叫失败" 551 714 1046 1056 20304 20308 20310 20921 20922 20923 20924 20925 20926;
    "Campaign stopped" "外呼任务未执行" 34601 34602 34603 34606 34607 34609 34610 34611;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_cause_of_the_reference_has_its_words_once() {
        let numbers: Vec<_> = DIAL_CAUSES.iter().flat_map(|it| it.numbers).collect();
        let once: BTreeSet<_> = numbers.iter().collect();
        assert_eq!((numbers.len(), once.len()), (115, 115));
        for number in [145, 537, 1164, 20307] {
            assert_eq!(DialCause::of(number).map(|it| it.en), Some("Busy"));
        }
        for unknown in [0, 17, -145, 1552, 65_536 + 145] {
            assert_eq!(DialCause::of(unknown), None, "{unknown}");
        }
    }
}
