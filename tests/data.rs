//! `data/` is code: its form, its order, its facts as far as a program can tell, and the sentences that it carries.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use tieup::{
    Extractor,
    language::{ending, particle},
    lexicon::{Areas, Cues, Directions, FrameShape, Frames, Gazetteer, Lexicon, Membership, Titles},
    model::{OrgId, OrgKind},
    read,
};
use unicode_normalization::is_nfc;

const ORGANIZATIONS: [&str; 9] =
    ["alliances", "groups", "listed", "korea", "world", "education", "institutes", "public", "places"];
const ORGANIZATION: [&str; 8] = ["id", "ko", "en", "kind", "country", "group", "ticker", "aliases"];

struct Row {
    place: String,
    cells: Vec<String>,
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// The rows of a table below its header; flaws of form go to `wrong`.
fn table(file: &str, columns: &[&str], wrong: &mut Vec<String>) -> Vec<Row> {
    let text = fs::read_to_string(data().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    if !is_nfc(&text) {
        wrong.push(format!("{file}: not in Unicode's form NFC"));
    }
    if text.contains('\r') || !text.ends_with('\n') {
        wrong.push(format!("{file}: every line ends in LF, the last one, too"));
    }
    if !text.starts_with('#') {
        wrong.push(format!("{file}: the first lines say where the facts come from"));
    }
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let header: Vec<&str> = lines.next().map_or(Vec::new(), |(_, line)| line.split('\t').collect());
    if header != columns {
        wrong.push(format!("{file}: the columns are {header:?}"));
    }
    let mut rows = Vec::new();
    for (at, line) in lines {
        let row = Row { place: format!("{file}:{}", at + 1), cells: line.split('\t').map(str::to_owned).collect() };
        if row.cells.len() != columns.len() {
            wrong.push(format!("{}: {} columns", row.place, row.cells.len()));
            continue;
        }
        // Features of a model are digested text of any shape.
        if row.cells.iter().any(|cell| cell.trim() != cell || cell.contains("  ")) {
            wrong.push(format!("{}: stray blanks", row.place));
        }
        rows.push(row);
    }
    rows
}

/// Holds rows to their order and every key to one row.
fn sorted(rows: &[Row], keys: &[usize], wrong: &mut Vec<String>) {
    for pair in rows.windows(2).filter(|pair| pair[0].cells > pair[1].cells) {
        wrong.push(format!("{}: out of order", pair[1].place));
    }
    let mut seen = BTreeMap::new();
    for row in rows {
        let key: Vec<&str> = keys.iter().map(|key| row.cells[*key].as_str()).collect();
        if let Some(before) = seen.insert(key, &row.place) {
            wrong.push(format!("{}: stands in {before} already", row.place));
        }
    }
}

fn known(rows: &[Row], column: usize, words: &[&str], wrong: &mut Vec<String>) {
    for row in rows.iter().filter(|row| !words.contains(&row.cells[column].as_str())) {
        wrong.push(format!("{}: `{}` is none of {}", row.place, row.cells[column], words.join(", ")));
    }
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|part| !part.is_empty())
}

#[track_caller]
fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} flaws\n{}", wrong.len(), wrong.join("\n"));
}

fn cues_hold_their_examples<L>(file: &str, label: &str, cues: &Cues<L>) {
    let mut wrong = Vec::new();
    let rows = table(file, &[label, "cue", "unless", "yes", "no"], &mut wrong);
    sorted(&rows, &[1], &mut wrong);
    assert_eq!(rows.len(), cues.len(), "{file}: every row is in effect");
    for (at, row) in rows.iter().enumerate() {
        let holds = |sentence: &str| cues.find(sentence).iter().any(|found| found.cue == at);
        let [_, cue, _, yes, no] = &row.cells[..] else { unreachable!() };
        if yes.is_empty() || no.is_empty() {
            wrong.push(format!("{}: a cue needs a sentence that it must match and one that it must not", row.place));
        }
        if !holds(yes) {
            wrong.push(format!("{}: `{cue}` is not found in: {yes}", row.place));
        }
        if holds(no) {
            wrong.push(format!("{}: `{cue}` is found in: {no}", row.place));
        }
    }
    none(wrong);
}

#[test]
fn every_cue_matches_its_sentence_and_not_its_counterexample() {
    let lexicon = Lexicon::builtin();
    for (language, set) in [("ko", &lexicon.ko), ("en", &lexicon.en)] {
        cues_hold_their_examples(&format!("cues/{language}.tsv"), "kind", &set.ties);
        cues_hold_their_examples(&format!("cues/status-{language}.tsv"), "status", &set.statuses);
        cues_hold_their_examples(&format!("cues/context-{language}.tsv"), "context", &set.contexts);
    }
}

#[test]
fn every_direction_is_turned_by_its_sentence() {
    let mut wrong = Vec::new();
    let rows = table("roles.tsv", &["kind", "source", "forms", "yes"], &mut wrong);
    sorted(&rows, &[0, 1], &mut wrong);
    known(&rows, 1, &["other"], &mut wrong);
    let directions = Directions::builtin();
    for row in &rows {
        match row.cells[0].parse() {
            Ok(kind) if !directions.turn(kind, &row.cells[3]) => {
                wrong.push(format!("{}: not turned by: {}", row.place, row.cells[3]));
            }
            Ok(_) => {}
            Err(unknown) => wrong.push(format!("{}: {unknown}", row.place)),
        }
    }
    none(wrong);
}

#[test]
fn every_turn_of_phrase_states_its_kind() {
    let mut wrong = Vec::new();
    let rows = table("frames.tsv", &["frame", "kind", "forms", "yes"], &mut wrong);
    sorted(&rows, &[0, 1, 2], &mut wrong);
    let frames = Frames::builtin();
    for row in &rows {
        let Some(shape) = FrameShape::named(&row.cells[0]) else {
            wrong.push(format!("{}: no shape {}", row.place, row.cells[0]));
            continue;
        };
        let found = frames.find(shape, &row.cells[3]).map(|(kind, _)| kind.to_string());
        if found.as_ref() != Some(&row.cells[1]) {
            wrong.push(format!("{}: {found:?} is found in: {}", row.place, row.cells[3]));
        }
    }
    none(wrong);
}

#[test]
fn every_word_of_joining_is_found() {
    let mut wrong = Vec::new();
    let rows = table("membership.tsv", &["word", "forms", "alone", "yes"], &mut wrong);
    sorted(&rows, &[0], &mut wrong);
    known(&rows, 2, &["", "yes"], &mut wrong);
    let membership = Membership::builtin();
    for row in &rows {
        let own = |span: &tieup::model::Span| {
            let word = &row.cells[3][span.start..span.end];
            parts(&row.cells[1]).any(|form| form.replace('_', " ") == word || form.replace('_', "") == word)
        };
        if !membership.find(&row.cells[3], 0).iter().any(own) {
            wrong.push(format!("{}: not found in: {}", row.place, row.cells[3]));
        }
    }
    none(wrong);
}

#[test]
fn every_word_of_an_alliance_names_one_or_none() {
    let mut wrong = Vec::new();
    let rows = table("alliances.tsv", &["part", "form", "yes"], &mut wrong);
    sorted(&rows, &[0, 1], &mut wrong);
    known(&rows, 0, &["ending", "common", "outside"], &mut wrong);
    let extractor = Extractor::new();
    for row in &rows {
        let [part, form, text] = &row.cells[..] else { unreachable!() };
        let document = read::text("note.txt", text.clone());
        let named: Vec<String> =
            extractor.extract(&document).into_iter().filter_map(|it| Some(it.alliance?.name)).collect();
        let right = match part.as_str() {
            "ending" => named.len() == 1 && named[0].ends_with(form.as_str()),
            "outside" => named == ["누리 항만 협의체"],
            _ => named.is_empty(),
        };
        if !right || !text.contains(form.as_str()) {
            wrong.push(format!("{}: {named:?} in: {text}", row.place));
        }
    }
    none(wrong);
}

#[test]
fn every_commentator_is_tied_to_nobody() {
    let mut wrong = Vec::new();
    let rows = table("commentators.tsv", &["part", "form", "yes", "no"], &mut wrong);
    sorted(&rows, &[0, 1], &mut wrong);
    known(&rows, 0, &["firm", "person", "verb"], &mut wrong);
    let extractor = Extractor::new();
    for row in &rows {
        let [part, form, yes, no] = &row.cells[..] else { unreachable!() };
        let tied = |text: &String| {
            let claims = extractor.extract(&read::text("note.txt", text.clone()));
            claims.iter().flat_map(|claim| &claim.parties).any(|party| party.name.starts_with("한별"))
        };
        if !yes.contains(form.as_str()) || tied(yes) {
            wrong.push(format!("{}: tied in: {yes}", row.place));
        }
        if part == "firm" && !no.contains(form.as_str()) || !tied(no) {
            wrong.push(format!("{}: tied to nobody in: {no}", row.place));
        }
    }
    none(wrong);
}

#[test]
fn every_particle_is_taken_off() {
    let mut wrong = Vec::new();
    let rows = table("particles.tsv", &["form", "class", "after"], &mut wrong);
    sorted(&rows, &[0], &mut wrong);
    known(&rows, 2, &["any", "vowel", "consonant"], &mut wrong);
    wrong.extend(
        rows.iter().filter(|row| particle(&row.cells[0]).is_none()).map(|row| format!("{}: not taken", row.place)),
    );
    none(wrong);
}

#[test]
fn every_ending_ends_its_clause() {
    let mut wrong = Vec::new();
    let rows = table("endings.tsv", &["form", "class", "unless"], &mut wrong);
    sorted(&rows, &[0], &mut wrong);
    known(&rows, 1, &["adnominal", "conditional", "connective", "final", "purpose"], &mut wrong);
    for row in &rows {
        let word = format!("가나{}", row.cells[0]);
        if ending(&word).map(|ending| ending.as_str()) != Some(row.cells[1].as_str()) {
            wrong.push(format!("{}: `{word}` does not end so", row.place));
        }
        let nouns = row.cells[2].split('|').filter(|noun| !noun.is_empty());
        wrong.extend(nouns.filter(|noun| ending(noun).is_some()).map(|noun| format!("{}: {noun} ends", row.place)));
    }
    none(wrong);
}

#[test]
fn every_title_is_found() {
    let mut wrong = Vec::new();
    let rows = table("titles.tsv", &["title", "rank"], &mut wrong);
    sorted(&rows, &[0], &mut wrong);
    known(&rows, 1, &["head", "officer", "other"], &mut wrong);
    let titles = Titles::builtin();
    for row in rows.iter().filter(|row| titles.at(&row.cells[0]) != Some(row.cells[0].len())) {
        wrong.push(format!("{}: not found", row.place));
    }
    none(wrong);
}

#[test]
fn every_field_of_business_is_found_by_its_words() {
    let mut wrong = Vec::new();
    let rows = table("areas.tsv", &["area", "en", "forms"], &mut wrong);
    sorted(&rows, &[0], &mut wrong);
    let areas = Areas::builtin();
    for row in &rows {
        for form in parts(&row.cells[2]).filter(|form| areas.of(form) != [row.cells[0].as_str()]) {
            wrong.push(format!("{}: `{form}` is {:?}", row.place, areas.of(form)));
        }
    }
    none(wrong);
}

#[test]
fn markers_of_zones_are_sorted() {
    let mut wrong = Vec::new();
    let text = fs::read_to_string(data().join("zones.txt")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let places = ["class", "ends", "label", "line", "names", "part", "starts", "within"];
    for line in &lines {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() != 3 || !places.contains(&fields[1]) || fields[2].to_lowercase() != fields[2] {
            wrong.push(format!("zones.txt: {line}"));
        }
    }
    wrong.extend(
        lines.windows(2).filter(|pair| pair[0] >= pair[1]).map(|pair| format!("out of order or twice: {}", pair[1])),
    );
    none(wrong);
}

#[test]
fn tables_for_building_and_training_are_well_formed() {
    let mut wrong = Vec::new();
    let tables: [(&str, &[&str]); 8] = [
        ("build/ambiguous.tsv", &["name", "why"]),
        ("build/casing.tsv", &["word"]),
        ("build/group_companies.tsv", &["legal", "ko", "en", "id", "group", "kind", "aliases"]),
        ("build/groups.tsv", &["id", "ko", "en", "ticker", "aliases", "official", "prefixes"]),
        ("build/short_names.tsv", &["ticker", "ko", "en", "id", "group", "aliases"]),
        ("english_words.tsv", &["class", "words"]),
        ("name_shapes.tsv", &["part", "form", "kind"]),
        ("news_names.tsv", &["name", "articles"]),
    ];
    for (file, columns) in tables {
        table(file, columns, &mut wrong);
    }
    none(wrong);
}

fn organizations(wrong: &mut Vec<String>) -> Vec<Row> {
    let file = |name: &str| format!("organizations/{name}.tsv");
    let mut all = Vec::new();
    for name in ORGANIZATIONS {
        let rows = table(&file(name), &ORGANIZATION, wrong);
        sorted(&rows, &[0], wrong);
        all.extend(rows);
    }
    all
}

#[test]
fn every_gazetteer_file_is_in_the_binary() {
    let files: BTreeSet<String> = fs::read_dir(data().join("organizations"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, ORGANIZATIONS.iter().map(|name| (*name).to_owned()).collect());
}

#[test]
fn organizations_are_well_formed() {
    let mut wrong = Vec::new();
    let rows = organizations(&mut wrong);
    assert!(rows.len() >= 4000, "{} organisations", rows.len());
    let ids: BTreeSet<&str> = rows.iter().map(|row| row.cells[0].as_str()).collect();
    let (mut places, mut tickers) = (BTreeMap::new(), BTreeMap::new());
    for row in &rows {
        let [id, ko, en, kind, country, group, ticker, aliases] = &row.cells[..] else { unreachable!() };
        let mut flaw = |what: String| wrong.push(format!("{}: {what}", row.place));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if !id.split('-').all(|word| !word.is_empty() && word.chars().all(plain)) {
            flaw(format!("`{id}` is no id"));
        }
        if let Some(before) = places.insert(id, &row.place) {
            flaw(format!("`{id}` stands in {before} already"));
        }
        if ko.is_empty() && en.is_empty() {
            flaw("no name".to_owned());
        }
        if let Err(unknown) = kind.parse::<OrgKind>() {
            flaw(unknown.to_string());
        }
        let code = country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase());
        if !(country.is_empty() || code) {
            flaw(format!("`{country}` is no country"));
        }
        if !group.is_empty() && (!ids.contains(group.as_str()) || group == id) {
            flaw(format!("there is no group `{group}`"));
        }
        let exchange = ticker.split_once(':').filter(|(exchange, code)| !exchange.is_empty() && !code.is_empty());
        if !ticker.is_empty() && exchange.is_none() {
            flaw(format!("`{ticker}` is no ticker"));
        }
        if !ticker.is_empty()
            && let Some(before) = tickers.insert(ticker, &row.place)
        {
            flaw(format!("`{ticker}` is that of {before}"));
        }
        let names: Vec<&str> =
            [ko.as_str(), en].into_iter().chain(parts(aliases)).filter(|name| !name.is_empty()).collect();
        for name in &names {
            if !name.chars().any(char::is_alphanumeric)
                || name.trim_start_matches('?').trim() != name.trim_start_matches('?')
            {
                flaw(format!("`{name}` is no name"));
            }
        }
        let unmarked = |name: &&str| name.trim_start_matches('?').to_owned();
        if parts(aliases).map(|name| unmarked(&name)).collect::<BTreeSet<_>>().len() != parts(aliases).count() {
            flaw("an alias stands twice".to_owned());
        }
    }
    none(wrong);
}

/// Names that two organisations share on purpose: the file that comes first in [`ORGANIZATIONS`] owns them.
const SHARED: [&str; 0] = [];

#[test]
fn an_unmarked_name_has_one_owner() {
    let gazetteer = Gazetteer::builtin();
    let mut wrong = Vec::new();
    for row in organizations(&mut wrong) {
        let id = OrgId::new(&row.cells[0]);
        let plain = |name: &&str| !name.is_empty() && !name.starts_with('?');
        for name in row.cells[1..3].iter().map(String::as_str).chain(parts(&row.cells[7])).filter(plain) {
            let owner = gazetteer.lookup(name).map(|owner| &owner.id);
            if owner != Some(&id) && !SHARED.contains(&name) {
                wrong.push(format!("{}: `{name}` belongs to {owner:?}", row.place));
            }
            // A single syllable is a name where nothing else is (셸), but not in a text.
            if name.chars().count() == 1 && !name.is_ascii() {
                continue;
            }
            let found = gazetteer.names_at(name).first().map(|found| &gazetteer.at(found.owner).id);
            if found != Some(&id) && !SHARED.contains(&name) {
                wrong.push(format!("{}: `{name}` is found as {found:?}", row.place));
            }
        }
    }
    none(wrong);
}

#[test]
fn names_that_the_press_uses_lead_to_their_owners() {
    let gazetteer = Gazetteer::builtin();
    let owners = [
        ("SKT", "sk-telecom"),
        ("케이티", "kt"),
        ("현대차", "hyundai-motor-company"),
        ("MS", "microsoft"),
        ("LG엔솔", "lg-energy-solution"),
        ("카카오뱅크", "kakaobank"),
        ("ETRI", "etri"),
        ("과기정통부", "ministry-of-science-and-ict"),
        ("서울대", "seoul-national-university"),
        ("부산시", "busan"),
        ("AI 원팀", "ai-one-team"),
    ];
    let wrong: Vec<String> = owners
        .iter()
        .map(|(name, id)| (name, id, gazetteer.lookup(name).map(|owner| owner.id.to_string())))
        .filter(|(_, id, owner)| owner.as_deref() != Some(**id))
        .map(|(name, id, owner)| format!("`{name}` leads to {owner:?}, not to {id}"))
        .collect();
    none(wrong);
}
