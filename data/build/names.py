"""How one name is written several ways: legal and press form, Latin letters and Hangul.

Used by organizations.py; knows nothing of files.
"""
import re
import unicodedata

# ---- Latin letters in Hangul

LETTERS = {
    "A": ["에이"], "B": ["비"], "C": ["씨", "시"], "D": ["디"], "E": ["이"], "F": ["에프"],
    "G": ["지"], "H": ["에이치"], "I": ["아이"], "J": ["제이"], "K": ["케이"], "L": ["엘"],
    "M": ["엠"], "N": ["엔"], "O": ["오"], "P": ["피"], "Q": ["큐"], "R": ["알"], "S": ["에스"],
    "T": ["티"], "U": ["유"], "V": ["브이"], "W": ["더블유"], "X": ["엑스"], "Y": ["와이"],
    "Z": ["지", "제트"], "&": ["앤", "앤드", "엔"], "1": ["원"], "2": ["투"], "3": ["쓰리"],
}


def spelled(acronym):
    """The usual Hangul spelling of Latin capitals: KT&G -> 케이티앤지."""
    return "".join(LETTERS[letter][0] for letter in acronym)


def spelled_pattern(acronym):
    return "".join("(?:" + "|".join(LETTERS[letter]) + ")" for letter in acronym)


def is_acronym_in(word, ko):
    """Is this all-capitals English word written letter by letter in the Korean name?"""
    if not all(letter in LETTERS for letter in word):
        return False
    if re.search("(?<![A-Za-z])" + re.escape(word) + "(?![A-Za-z])", ko):
        return True
    return len(word) > 1 and re.search(spelled_pattern(word), ko) is not None


# ---- English names

LEGAL = re.compile(
    r"(?:[\s,.]*(?:\bco\b[\s.,]*(?:\blimited\b|\bltd?\b)|(?<=[A-Za-z])co\.[\s,.]*ltd|(?<=[A-Za-z])co,[\s,.]*ltd"
    r"|\bco\b\.?|\binc\b|(?-i:(?<=[A-Za-z])Inc)|\bltd\b|\blimited\b|\bcorporation\b|\bcorp\b|(?-i:(?<=[A-Za-z])Corporation|(?<=[A-Z])CORPORATION)"
    r"|\bincorporated\b|\bincorporation\b|\bcompany\b|\bl\.?l\.?c\b|\bplc\b)[\s.,]*)+$", re.I)
SMALL = {"and", "of", "the", "for", "in"}


def english(raw, ko, keep):
    """The press form of an English legal name: no legal suffix, usual capitals."""
    name = LEGAL.sub("", raw.replace("，", ",").strip()).strip(" ,.")
    name = re.sub(r"\s+", " ", name)
    if " " not in name and len(name) > 14 and re.search("[a-z][A-Z]", name):
        name = re.sub("(?<=[a-z])(?=[A-Z])", " ", name)
    words = []
    for word in name.split(" "):
        words.append("-".join(cased(part, ko, keep, not words) for part in word.split("-")))
    return " ".join(words)


def cased(word, ko, keep, first):
    bare = word.strip("().,")
    if bare.upper() in keep:
        return word.replace(bare, keep[bare.upper()])
    if bare.lower() in SMALL and not first:
        return word.lower()
    if not bare.isupper() or len(bare) < 2:
        return word
    if is_acronym_in(bare, ko) or ("&" in bare and len(bare) <= 4):
        return word
    if not re.search("[AEIOUY]", bare):
        return word
    return "".join(part.capitalize() for part in re.split("([&/.'])", word))


def slug(name):
    name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    name = name.lower().replace("&", "-and-" if " & " in name else "").replace("'", "")
    return re.sub("[^a-z0-9]+", "-", name).strip("-")


# ---- Korean names

LEGAL_KO = re.compile(r"\(주\)|㈜|주식회사|유한회사|유한책임회사|\(유\)|\(유한\)|농업회사법인|\(재\)|\(舊[^)]*\)")


def plain(legal, prefixes):
    """A legal Korean name without its legal form and with Latin prefixes: (주)에스케이온 -> SK온."""
    name = LEGAL_KO.sub("", legal).strip()
    for hangul, latin in prefixes:
        if name.startswith(hangul):
            return latin + name[len(hangul):]
    return name


def spellings(ko, en):
    """Mechanical variants of a name: without blanks, Latin capitals in Hangul and back."""
    found = []
    if " " in ko and not ko.isascii():
        found.append(ko.replace(" ", ""))
    lead = re.match(r"[A-Z][A-Z&]+(?=[가-힣 ]|$)", ko)
    if lead and (re.search("[가-힣]", ko) or len(lead[0]) > 2):
        found.append(spelled(lead[0]) + ko[lead.end():].replace(" ", ""))
    for word in en.split():
        if re.fullmatch("[A-Z][A-Z&]+", word) and not re.search("[A-Z]", ko):
            hit = re.match(spelled_pattern(word), ko)
            if hit:
                found.append(word + ko[hit.end():])
    return found
