"""The codes of the record in words that people read, in both languages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FORMS = {
    "meeting": _("Meeting"), "call": _("Call"), "visit": _("Visit"), "message": _("Message"),
    "conference": _("Conference"), "signing": _("Signing"), "arrival": _("Arrival or departure"),
}  # fmt: skip
STATUS = {"held": _("held"), "planned": _("planned"), "cancelled": _("cancelled")}
ROLES = {
    "head": _("head"), "member": _("member"), "attendee": _("attended"), "host": _("host"), "guest": _("guest"),
    "mediator": _("mediator"),
}  # fmt: skip
ACTS = {
    "say": _("said"), "affirm": _("affirmed"), "explain": _("explained"), "announce": _("announced"),
    "warn": _("warned"), "demand": _("demanded"), "call_for": _("called for"), "condemn": _("condemned"),
    "accuse": _("accused"), "deny": _("denied"), "reject": _("rejected"), "praise": _("praised"),
    "thank": _("thanked"), "support": _("supported"), "promise": _("promised"), "hope": _("hoped"),
    "express_concern": _("expressed concern"), "ask": _("asked"), "greet": _("greeted"),
}  # fmt: skip
OFFICE_STATUS = {
    "current": "", "former": _("former"), "acting": _("acting"), "designate": _("designate"),
    "deceased": _("late"), "honorary": _("honorary"),
}  # fmt: skip
CERTAINTY = {
    "scheduled": _("scheduled"), "expected": _("expected"), "promised": _("promised"), "possible": _("possible"),
}  # fmt: skip
STATES = {
    "open": pgettext_lazy("announced", "open"), "took_place": _("took place"), "moved": _("moved"),
    "cancelled": _("cancelled"), "overdue": _("overdue"),
}  # fmt: skip
CONTEXTS = {
    "military": _("military"), "intelligence": _("intelligence"), "executive": _("executive"),
    "legislative": _("legislative"), "election": _("elections"), "political_institutions": _("political institutions"),
    "pro_democracy": _("for democracy"), "pro_autocracy": _("for autocracy"), "economic": _("economy"),
    "legal": _("law"), "reparations": _("reparations"), "human_rights": _("human rights"),
    "rights_freedoms": _("rights and freedoms"), "repression": _("repression"), "human_security": _("human security"),
    "gender": _("gender"), "lgbt": _("sexual minorities"), "religion_ethnicity": _("religion and ethnicity"),
    "inequality": _("inequality"), "diplomatic": _("diplomacy"), "territory": _("territory"),
    "peacekeeping": _("peacekeeping"), "health": _("health"), "asylum": _("asylum"), "migration": _("migration"),
    "disasters": _("disasters"), "natural_resource": _("natural resources"), "environment": _("environment"),
    "technology": _("technology"), "terrorism": _("terrorism"), "cbrn": _("weapons of mass destruction"),
    "cyber": _("cyber"), "misinformation": _("misinformation"), "crime": _("crime"), "corruption": _("corruption"),
    "illegal_drugs": _("illegal drugs"), "trafficking": _("trafficking"),
}  # fmt: skip
EVENT_TYPES = {
    "AGREE": _("agreement"), "CONSULT": _("consultation"), "SUPPORT": _("support"), "CONCEDE": _("concession"),
    "COOPERATE": _("cooperation"), "AID": _("aid"), "RETREAT": _("retreat"), "REQUEST": _("request"),
    "ACCUSE": _("accusation"), "REJECT": _("rejection"), "THREATEN": _("threat"), "PROTEST": _("protest"),
    "SANCTION": _("sanction"), "MOBILIZE": _("mobilisation"), "COERCE": _("coercion"), "ASSAULT": _("assault"),
}  # fmt: skip
"""PLOVER's types of events in plain words."""
MODES = {
    "visit": _("visit"), "third-party": _("with a third party"), "multilateral": _("of many sides"), "phone": _("by telephone"),
    "withdraw": _("withdrawal"), "release": _("release"), "disarm": _("disarmament"), "ceasefire": _("ceasefire"),
    "access": _("access"), "resign": _("resignation"), "assist": _("assistance"), "change": _("change"), "yield": _("yielding"),
    "meet": _("meeting"), "disapprove": _("disapproval"), "investigate": _("investigation"), "allege": _("allegation"),
    "restrict": _("restriction"), "arrest": _("arrest"), "relations": _("breaking relations"), "expel": _("expulsion"),
    "territory": _("territory"), "violence": _("violence"), "demo": _("demonstration"), "riot": _("riot"),
    "strike": _("strike"), "hunger": _("hunger strike"), "boycott": _("boycott"), "obstruct": _("obstruction"),
    "vandalize": _("vandalism"), "convict": _("conviction"), "discontinue": _("discontinuation"), "troops": _("troops"),
    "weapons": _("weapons"), "police": _("police"), "militia": _("militia"), "seize": _("seizure"), "censor": _("censorship"),
    "curfew": _("curfew"), "martial-law": _("martial law"), "deport": _("deportation"), "withhold": _("withholding"),
    "misinformation": _("misinformation"), "cyber": _("cyber"), "abduct": _("abduction"), "beat": _("beating"),
    "torture": _("torture"), "sexual": _("sexual violence"), "targeted": _("targeted killing"), "destroy": _("destruction"),
    "primitive": _("primitive weapons"), "firearms": _("firearms"), "explosives": _("explosives"),
    "suicide-attack": _("suicide attack"), "aerial": _("from the air"), "drone": _("by drone"),
    "heavy-weapons": _("heavy weapons"), "crowd-control": _("crowd control"), "unconventional": _("unconventional weapons"),
}  # fmt: skip
EVENT_ROLES = {"actor": _("Actor"), "recipient": _("Recipient")}
KINDS = {"person": _("Person"), "body": _("Body"), "place": _("Place")}

CLAIMS = {
    "contact": _("Contacts"), "statement": _("Statements"), "upcoming": _("Upcoming"), "office": _("Offices"),
    "event": _("Events"), "person": _("People"), "body": _("Bodies"), "place": _("Places"),
}  # fmt: skip
ADDED = {
    "contact": pgettext_lazy("one", "Contact"), "statement": pgettext_lazy("one", "Statement"),
    "upcoming": pgettext_lazy("one", "Upcoming"), "office": _("Office"), "event": pgettext_lazy("one", "Event"), **KINDS,
}  # fmt: skip
ACTIONS = {
    "accept": _("Accepted"), "reject": _("Rejected"), "edit": _("Corrected"), "add": _("Added"), "undo": _("Taken back"),
    "merge": _("Merged"), "split": _("Split off"), "judge": _("Judged"),
}  # fmt: skip
FIELDS = {
    "form": _("Form"), "status": _("Status"), "date": _("Day"), "place": _("Place"), "besides": _("Named here alone"),
    "act": _("Act"), "when": _("Day"), "certainty": _("Certainty"), "title": _("Office"), "name": _("Name"), "text": _("The words"),
    "type": _("Type"),
}  # fmt: skip
FACETS = {
    "person": _("Person"), "body": _("Body"), "outlet": _("Outlet"), "country": _("Country"), "context": _("Context"),
    "year": _("Year"), "from": _("From"), "to": _("To"),
}  # fmt: skip
ACCOUNTS = {
    "reader": _("reader"), "reviewer": _("reviewer"), "editor": _("editor"), "administrator": _("administrator"),
    "nobody": _("nobody"),
}  # fmt: skip
PAGES = {
    "contacts": _("Contacts"), "statements": _("Statements"), "upcoming": _("Upcoming"), "events": _("Events"),
    "reports": _("Reports"), "search": _("Search"), "network": _("Network"), "timeline": _("Timeline"),
    "map": _("Map"), "calendar": _("Calendar"),
}  # fmt: skip
DEEDS = {
    "invite": _("invited an account"), "join": _("made an account"), "require second factor": _("required a second factor of"),
    "second factor on": _("second factor on"), "second factor off": _("second factor off"), "close account": _("close account"),
    "open account": _("open account"), "new password": _("new password"), "sign out elsewhere": _("signed out elsewhere"),
    "token": _("made a token"), "revoke": _("revoked a token"), "submit": _("sent in a report"),
}  # fmt: skip
"""What the audit log keeps of people's doings."""
SCOPES = {"read": _("read"), "review": _("review"), "submit": _("send in reports")}
FACTS = {
    "people": _("People"), "offices": _("Offices"), "organizations": _("Bodies"), "places": _("Places"),
    "contacts": _("Contacts"), "parties": _("Who took part in a contact"), "contact form": _("Form of a contact"),
    "contact status": _("Whether a contact was held"), "contact date": _("Day of a contact"),
    "contact place": _("Place of a contact"), "statements": _("Statements"), "upcoming": _("Upcoming"),
    "contexts": _("Contexts of a report"), "grounded": _("Entries whose words stand in the report"),
}  # fmt: skip

REASONS = {
    "a person said so": _("a person said so"), "a shorter form": _("a shorter form"),
    "another country": _("another country"), "in the same company": _("in the same company"),
    "many years apart": _("many years apart"), "nobody else bears the name": _("nobody else bears the name"),
    "one name only": _("one name only"), "one word only": _("one word only"), "other names": _("other names"),
    "the last name only": _("the last name only"), "the same country": _("the same country"),
    "the same name and country": _("the same name and country"), "the same name": _("the same name"),
    "the same outlet": _("the same outlet"), "the same weeks": _("the same weeks"),
    "without the last name": _("without the last name"),
    "the one person known by this name alone": _("the one person known by this name alone"),
}  # fmt: skip
"""Why the program holds two to be one, or not, as the archive keeps it."""

MONTHS = {
    "gulf": _("Egypt, Sudan, Libya and the Gulf"), "levant": _("the Levant and Iraq"), "tunisia": _("Tunisia and Algeria"),
    "morocco": _("Morocco"), "mauritania": _("Mauritania"), "both": _("both names, as across the Arab world"),
}  # fmt: skip
"""Where the names of the months are these."""

LABELS = {
    "form": FORMS, "status": STATUS, "role": ROLES, "act": ACTS, "office_status": OFFICE_STATUS,
    "certainty": CERTAINTY, "state": STATES, "context": CONTEXTS, "kind": KINDS,
    "field": FIELDS, "claim": CLAIMS, "reason": REASONS, "event_role": EVENT_ROLES, "event": EVENT_TYPES, "mode": MODES, "added": ADDED, "action": ACTIONS, "facet": FACETS, "account": ACCOUNTS, "page": PAGES,
    "fact": FACTS, "deed": DEEDS,
    "scope": SCOPES, "months": MONTHS,
}  # fmt: skip


def label(group: str, code: str | None) -> object:
    """A code in the reader's words; a code without words stays as it is."""
    return LABELS[group].get(code or "", code or "")
