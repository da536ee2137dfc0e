//! Life of guids, which are made, renewed and checked (CEC 4.5).
//!
//! ```text
//! current ── older than the interval, at a poll's answer ──► former ── older than its life ──► refused
//! ```

use super::to_ms;
use crate::settings::GuidLife;

/// Random numbers by SplitMix64: small, and the same everywhere.
#[derive(Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a guid as the field writes them; it holds neither `=` nor `;`.
    pub(super) fn guid(&mut self) -> String {
        let hex = format!("{:016x}{:016x}", self.next(), self.next());
        let (a, b, c, d, e) = (&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
        format!("{a}-{b}-{c}-{d}-{e}.AgentGateway0")
    }
}

struct Issued {
    guid: String,
    at: u64,
}

/// The guids of one session.
pub(super) struct GuidKeeper {
    current: Issued,
    former: Vec<Issued>,
}

impl std::fmt::Debug for GuidKeeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "GuidKeeper ({} former)", self.former.len())
    }
}

impl GuidKeeper {
    pub(super) fn new(random: &mut Random, now: u64) -> Self {
        Self { current: Issued { guid: random.guid(), at: now }, former: Vec::new() }
    }

    pub(super) fn current(&self) -> &str {
        &self.current.guid
    }

    /// True if a request with this guid is let in.
    pub(super) fn accepts(&self, guid: &str, now: u64, life: &GuidLife) -> bool {
        let alive = |issued: &Issued| now < issued.at.saturating_add(to_ms(life.valid_seconds));
        self.current.guid == guid || self.former.iter().any(|issued| issued.guid == guid && alive(issued))
    }

    /// Makes a new guid now; the present one becomes a former one.
    pub(super) fn replace(&mut self, random: &mut Random, now: u64, life: &GuidLife) -> String {
        let fresh = Issued { guid: random.guid(), at: now };
        let valid = to_ms(life.valid_seconds);
        self.former.retain(|issued| now < issued.at.saturating_add(valid));
        self.former.push(std::mem::replace(&mut self.current, fresh));
        self.current.guid.clone()
    }

    /// Returns the guid that the answer to a poll with `used` must bring: none when `used` is still current.
    pub(super) fn renew(
        &mut self,
        used: &str,
        random: &mut Random,
        now: u64,
        life: &GuidLife,
    ) -> Option<String> {
        if life.rotates && now >= self.current.at.saturating_add(to_ms(life.interval_seconds)) {
            self.replace(random, now, life);
        }
        (self.current.guid != used).then(|| self.current.guid.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renewed_after_a_minute_and_the_former_one_dies_after_two() {
        let (life, mut random) = (GuidLife::default(), Random::new(7));
        let mut keeper = GuidKeeper::new(&mut random, 0);
        let first = keeper.current().to_owned();
        assert_eq!(keeper.renew(&first, &mut random, 59_999, &life), None);
        let second = keeper.renew(&first, &mut random, 60_000, &life).expect("it is a minute old");
        assert!(keeper.accepts(&first, 119_999, &life) && keeper.accepts(&second, 119_999, &life));
        assert_eq!(keeper.renew(&first, &mut random, 70_000, &life).as_ref(), Some(&second), "told again");
        assert!(!keeper.accepts(&first, 120_000, &life) && keeper.accepts(&second, 120_000, &life));
    }

    #[test]
    fn a_static_guid_stays() {
        let life = GuidLife { rotates: false, ..GuidLife::default() };
        let mut random = Random::new(7);
        let mut keeper = GuidKeeper::new(&mut random, 0);
        let guid = keeper.current().to_owned();
        assert_eq!(keeper.renew(&guid, &mut random, 10_000_000, &life), None);
        assert!(keeper.accepts(&guid, 10_000_000, &life));
        assert!(guid.ends_with(".AgentGateway0") && !guid.contains(['=', ';']));
    }
}
