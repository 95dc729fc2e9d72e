//! One article: what gold asks of every pair of organisations, and what the claims tell of it.

use super::{
    gold::{GoldArticle, GoldTie},
    names::{Names, Pair, Who, of_alliance, of_party, pair, pairs},
};
use crate::model::{Claim, PartialDate};
use std::collections::{BTreeMap, BTreeSet};

/// Two organisations, the required ties between them, and the claims that tell of one.
#[derive(Debug, Clone)]
pub struct Verdict<'a> {
    /// A name of each: the first that gold lists, or that of the claim where gold knows no such organisation.
    pub names: (String, String),
    /// Gold ties that require the pair, in the order of gold; none of a spurious pair.
    pub asked: Vec<&'a GoldTie>,
    /// Claims that tell of the pair, in their order; none of a missed pair.
    pub told: Vec<&'a Claim>,
    /// Whether some claim has the source of some tie of its kind as its source, too; `None` where no claim and tie of a
    /// directed kind agree on the kind.
    pub direction: Option<bool>,
}

impl Verdict<'_> {
    /// Whether some claim gives the kind of some tie.
    pub fn is_kind_right(&self) -> bool {
        self.any(|claim, tie| claim.kind == tie.kind)
    }

    /// Whether some claim gives the status of some tie.
    pub fn is_status_right(&self) -> bool {
        self.any(|claim, tie| claim.status == tie.status)
    }

    /// Whether gold dates any of the ties.
    pub fn is_dated(&self) -> bool {
        self.asked.iter().any(|tie| tie.when.is_some())
    }

    /// Whether some claim gives the date of some tie, as precisely or less, or more.
    pub fn is_date_right(&self) -> bool {
        self.any(|claim, tie| claim.when.zip(tie.when).is_some_and(|(ours, gold)| is_within(ours, gold)))
    }

    /// How sure the claims are, 0..1: the surest one counts.
    pub fn confidence(&self) -> f64 {
        self.told.iter().map(|claim| claim.confidence).fold(0.0, f64::max)
    }

    fn any(&self, same: impl Fn(&Claim, &GoldTie) -> bool) -> bool {
        self.told.iter().any(|claim| self.asked.iter().any(|tie| same(claim, tie)))
    }
}

/// Whether one of two dates is the other, told more coarsely: 2020 and 2020-06.
fn is_within(a: PartialDate, b: PartialDate) -> bool {
    let (a, b) = (a.to_string(), b.to_string());
    a.starts_with(&b) || b.starts_with(&a)
}

/// The pairs of one article by how they came out, each list in a fixed order. Free pairs are in none.
#[derive(Debug, Clone, Default)]
pub struct Judged<'a> {
    /// Required and claimed.
    pub right: Vec<Verdict<'a>>,
    /// Required and not claimed.
    pub missed: Vec<Verdict<'a>>,
    /// Claimed, neither required nor free.
    pub spurious: Vec<Verdict<'a>>,
}

/// Holds the claims of an article against its gold.
///
/// ```
/// use tieup::{Extractor, eval, read};
///
/// let gold = r#"{"doc": "1.txt", "ties": [{"kind": "partnership", "status": "agreed",
///     "parties": [["KT", "케이티"], ["카카오", "Kakao"]]}]}"#
///     .replace('\n', " ");
/// let gold = eval::GoldReader::new("my.gold.jsonl", gold.as_bytes()).next().unwrap().unwrap();
/// let article = read::text("1.txt", "KT는 21일 카카오와 업무협약을 체결했다고 밝혔다.");
/// let claims = Extractor::new().extract(&article);
/// let judged = eval::judge(&gold, &claims);
/// assert_eq!((judged.right.len(), judged.missed.len(), judged.spurious.len()), (1, 0, 0));
/// ```
pub fn judge<'a>(gold: &'a GoldArticle, claims: impl IntoIterator<Item = &'a Claim>) -> Judged<'a> {
    let claims: Vec<&Claim> = claims.into_iter().collect();
    let names = Names::of(&gold.ties);
    let (required, free) = asked(&gold.ties, &names);
    let mut told = told(&claims, &names);
    let verdict = |pair: &Pair, asked: Vec<&'a GoldTie>, told: Vec<&'a Claim>| {
        let shown = (names.shown(&pair.0, &told), names.shown(&pair.1, &told));
        Verdict { names: shown, direction: direction(&names, &asked, &told), asked, told }
    };
    let mut judged = Judged::default();
    for (pair, ties) in required {
        match told.remove(&pair) {
            Some(claims) => judged.right.push(verdict(&pair, ties, claims)),
            None => judged.missed.push(verdict(&pair, ties, Vec::new())),
        }
    }
    told.retain(|pair, _| !free.contains(pair));
    judged.spurious = told.into_iter().map(|(pair, claims)| verdict(&pair, Vec::new(), claims)).collect();
    judged
}

/// Whether a claim has the source that a tie of its directed kind has.
fn direction(names: &Names, asked: &[&GoldTie], told: &[&Claim]) -> Option<bool> {
    let same = |claim: &Claim, tie: &GoldTie| {
        let (source, ours) = (tie.parties.first()?, claim.parties.first()?);
        (tie.kind == claim.kind && tie.kind.is_directed()).then(|| names.who(source) == names.who(&of_party(ours)))
    };
    told.iter().flat_map(|claim| asked.iter().filter_map(move |tie| same(claim, tie))).max()
}

/// The pairs that ties require, each with those ties, and the pairs that are free unless required as well.
fn asked<'a>(ties: &'a [GoldTie], names: &Names) -> (BTreeMap<Pair, Vec<&'a GoldTie>>, BTreeSet<Pair>) {
    let (mut required, mut free) = (BTreeMap::<Pair, Vec<&GoldTie>>::new(), BTreeSet::new());
    for tie in ties {
        let parties: Vec<Who> = tie.parties.iter().map(|party| names.who(party)).collect();
        let alliance = tie.alliance.as_ref().map(|alliance| names.who(alliance));
        free.extend(pairs(&parties.iter().cloned().chain(alliance.clone()).collect::<Vec<_>>()));
        let must: BTreeSet<Pair> = match &alliance {
            // A member that shares a name with its alliance is a pair that no claim can tell: it counts as missed.
            Some(alliance) => {
                let itself = || (alliance.clone(), alliance.clone());
                parties.iter().map(|party| pair(party.clone(), alliance.clone()).unwrap_or_else(itself)).collect()
            }
            None => {
                let others = if tie.kind.is_directed() { 1 } else { parties.len() };
                let others = parties.iter().skip(1).take(others);
                others.filter_map(|party| pair(parties[0].clone(), party.clone())).collect()
            }
        };
        if !tie.optional {
            must.into_iter().for_each(|pair| required.entry(pair).or_default().push(tie));
        }
    }
    (required, free)
}

/// The pairs that claims tell of: members with their alliance, else every two parties.
fn told<'a>(claims: &[&'a Claim], names: &Names) -> BTreeMap<Pair, Vec<&'a Claim>> {
    let mut told = BTreeMap::<Pair, Vec<&Claim>>::new();
    for claim in claims {
        let parties: Vec<Who> = claim.parties.iter().map(|party| names.who(&of_party(party))).collect();
        let here: BTreeSet<Pair> = match &claim.alliance {
            Some(alliance) => {
                let alliance = names.who(&of_alliance(alliance));
                parties.into_iter().filter_map(|party| pair(party, alliance.clone())).collect()
            }
            None => pairs(&parties).collect(),
        };
        here.into_iter().for_each(|pair| told.entry(pair).or_default().push(claim));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::samples::{gold, joined, tie, told};
    use crate::model::Kind::{Acquisition, Investment, Membership, Partnership, Supply};

    /// Right, missed and spurious pairs as text.
    fn outcome(ties: Vec<GoldTie>, claims: &[Claim]) -> (Vec<String>, Vec<String>, Vec<String>) {
        let gold = gold(ties);
        let judged = judge(&gold, claims);
        let shown = |pairs: &[Verdict]| {
            let mut shown: Vec<String> = pairs
                .iter()
                .map(|pair| {
                    let (a, b) = (&pair.names.0, &pair.names.1);
                    if a < b { format!("{a}-{b}") } else { format!("{b}-{a}") }
                })
                .collect();
            shown.sort();
            shown
        };
        (shown(&judged.right), shown(&judged.missed), shown(&judged.spurious))
    }

    fn list(pairs: &[&str]) -> Vec<String> {
        pairs.iter().map(|pair| (*pair).to_owned()).collect()
    }

    #[test]
    fn a_directed_tie_asks_for_source_and_target_only() {
        let ties = || vec![tie(Acquisition, &["A", "B", "C"])];
        let all = told(Acquisition, &["A", "B", "C"], 0.9);
        // A-C and B-C are implied: free.
        assert_eq!(outcome(ties(), &[all]), (list(&["A-B"]), vec![], vec![]));
        let seller = told(Acquisition, &["C", "B"], 0.9);
        assert_eq!(outcome(ties(), &[seller]), (vec![], list(&["A-B"]), vec![]));
        // Whoever is told first: pairs have no direction.
        assert_eq!(outcome(ties(), &[told(Acquisition, &["B", "A"], 0.9)]).0, list(&["A-B"]));
    }

    #[test]
    fn other_ties_ask_for_the_first_with_each() {
        let ties = || vec![tie(Partnership, &["A", "B", "C"])];
        assert_eq!(outcome(ties(), &[]).1, list(&["A-B", "A-C"]));
        let found = outcome(ties(), &[told(Partnership, &["B", "C", "D"], 0.9)]);
        assert_eq!(found, (vec![], list(&["A-B", "A-C"]), list(&["B-D", "C-D"])));
    }

    #[test]
    fn members_are_held_against_their_alliance() {
        let ties = || vec![tie(Membership, &["A", "B"]).of("원팀|One Team")];
        assert_eq!(outcome(ties(), &[joined("one team", &["A", "B"])]).0, list(&["A-원팀", "B-원팀"]));
        // What members do among themselves is free, another alliance is not.
        assert_eq!(outcome(ties(), &[told(Partnership, &["A", "B"], 0.9)]).2, list(&[]));
        assert_eq!(outcome(ties(), &[joined("두팀", &["A"])]).2, list(&["A-두팀"]));
        // Said without its own place for the alliance, it is a party like others.
        let plain = outcome(ties(), &[told(Partnership, &["A", "원팀"], 0.9)]);
        assert_eq!(plain, (list(&["A-원팀"]), list(&["B-원팀"]), vec![]));
    }

    #[test]
    fn a_member_that_shares_a_name_with_its_alliance_is_missed_for_certain() {
        let ties = || vec![tie(Membership, &["가온", "B"]).of("가온 연합|가온")];
        let found = outcome(ties(), &[joined("가온 연합", &["가온", "B"])]);
        assert_eq!(found, (list(&["B-가온"]), list(&["가온-가온"]), vec![]));
    }

    #[test]
    fn an_optional_tie_neither_asks_nor_forbids() {
        let ties = || vec![tie(Supply, &["A", "B", "C"]).optional(), tie(Partnership, &["A", "D"])];
        let claims = [told(Supply, &["A", "B"], 0.9), told(Supply, &["B", "C"], 0.9)];
        assert_eq!(outcome(ties(), &claims), (vec![], list(&["A-D"]), vec![]));
        // Required once is required, however optional another tie of the pair is.
        let both = vec![tie(Supply, &["A", "B"]).optional(), tie(Partnership, &["A", "B"])];
        assert_eq!(outcome(both, &[]).1, list(&["A-B"]));
    }

    #[test]
    fn an_organisation_is_itself_under_every_name() {
        let ties = || vec![tie(Investment, &["SKT|SK텔레콤", "㈜카카오"]), tie(Supply, &["SK텔레콤|SK Telecom", "KT"])];
        let claims = [told(Investment, &["sk telecom co., ltd.", "x|카카오 주식회사"], 0.9)];
        assert_eq!(outcome(ties(), &claims), (list(&["SKT-㈜카카오"]), list(&["KT-SKT"]), vec![]));
        // Two parties of a claim that are one organisation are no pair.
        assert_eq!(outcome(ties(), &[told(Supply, &["SKT", "SK텔레콤"], 0.9)]).2, list(&[]));
    }

    #[test]
    fn unknown_organisations_are_the_same_by_their_first_name() {
        let ties = || vec![tie(Partnership, &["A", "B"])];
        let claims = [
            told(Partnership, &["A", "갑 Inc."], 0.9),
            told(Supply, &["갑", "A"], 0.9),
            told(Partnership, &["을", "갑"], 0.9),
            told(Partnership, &["갑", "(주)갑"], 0.9),
        ];
        assert_eq!(outcome(ties(), &claims).2, list(&["A-갑 Inc.", "갑-을"]));
    }

    #[test]
    fn a_directed_claim_tells_who_is_the_source() {
        let direction = |ties: Vec<GoldTie>, claims: &[Claim]| judge(&gold(ties), claims).right[0].direction;
        let ties = || vec![tie(Acquisition, &["A", "B", "C"])];
        assert_eq!(direction(ties(), &[told(Acquisition, &["A", "B"], 0.9)]), Some(true));
        assert_eq!(direction(ties(), &[told(Acquisition, &["B", "A"], 0.9)]), Some(false));
        let both = [told(Acquisition, &["B", "A"], 0.9), told(Acquisition, &["A", "B"], 0.9)];
        assert_eq!(direction(ties(), &both), Some(true));
        assert_eq!(direction(ties(), &[told(Supply, &["A", "B"], 0.9)]), None, "of another kind");
        assert_eq!(direction(vec![tie(Partnership, &["A", "B"])], &[told(Partnership, &["A", "B"], 0.9)]), None);
    }

    #[test]
    fn kind_status_and_date_are_right_where_any_claim_and_tie_agree() {
        let gold = gold(vec![tie(Supply, &["A", "B"]).on("2020-06"), tie(Investment, &["A", "B"])]);
        let mut claims = [told(Partnership, &["A", "B"], 0.6), told(Investment, &["A", "B"], 0.7)];
        claims[0].when = Some("2020-06-21".parse().unwrap());
        let judged = judge(&gold, &claims);
        let verdict = &judged.right[0];
        assert!(verdict.is_kind_right() && verdict.is_status_right() && verdict.is_dated() && verdict.is_date_right());
        assert_eq!(verdict.confidence(), 0.7);
        claims[0].when = Some("2020-07".parse().unwrap());
        assert!(!judge(&gold, &claims).right[0].is_date_right());
        assert!(!judge(&gold, &claims[..1]).right[0].is_kind_right());
    }
}
