"""What an article must not give away of a child, what it must say of children, and what may stand."""

from __future__ import annotations

from collections.abc import Mapping

from media_mandate.messages import Text, _
from media_mandate.problems import Level
from media_mandate.problems import PrivateRule as Rule  # whatever is told here may name a child

# Given away

NAME = Rule(
    "child-named",
    _("“{words}” is a child's name (Decree 56/2017/NĐ-CP, Article 33)."),
    _("Leave the name out, or change it and say so in the same sentence: “một học sinh lớp 6”."),
    why=_(
        "A child's name is private, and what is private is not published without consent (Law on Children "
        "102/2016/QH13, Articles 6 (11) and 21). That holds for a child that was harmed as for one that is "
        "accused: who is under 18 is not tied to an offence in public (Law 59/2024/QH15, Article 134)."
    ),
)
BIRTH = Rule(
    "child-birth-told",
    _("“{words}” tells when a child was born (Decree 56/2017/NĐ-CP, Article 33)."),
    _("Write the age alone: “12 tuổi”."),
    why=_(
        "A child's age is private (Decree 56/2017/NĐ-CP, Article 33), and a day of birth tells one child "
        "from all others of its age."
    ),
)
SCHOOL = Rule(
    "child-school-told",
    _("“{words}” tells a child's class or school (Decree 56/2017/NĐ-CP, Article 33)."),
    _("Write the grade and the province alone: “một học sinh lớp 6 trong tỉnh”."),
    why=_(
        "A child's school, class, results and friends are private (Decree 56/2017/NĐ-CP, Article 33): "
        "whoever knows the class soon knows the child."
    ),
)
HOME = Rule(
    "child-home-told",
    _("“{words}” tells where a child lives (Decree 56/2017/NĐ-CP, Article 33)."),
    _("Write the province or the region alone: “một bé gái ở vùng biên”."),
    why=_(
        "A child's home and native place are private (Decree 56/2017/NĐ-CP, Article 33): in a small village "
        "the place alone tells who it is."
    ),
)
FAMILY = Rule(
    "child-family-named",
    _(
        "“{words}” names somebody of a child's family, or who cares for it "
        "(Decree 56/2017/NĐ-CP, Article 33)."
    ),
    _("Write who it is to the child, without a name: “mẹ của em”."),
    why=_(
        "A child's family and carers are private (Decree 56/2017/NĐ-CP, Article 33): a mother's name "
        "leads to her child."
    ),
)
CONTACT = Rule(
    "child-contact-told",
    _(
        "“{words}” is a number or page by which a child or its family may be found "
        "(Decree 56/2017/NĐ-CP, Article 33)."
    ),
    _("Write the number of the office that helps, or of the newsroom."),
    why=_(
        "A child's phone number and mail address are private (Decree 56/2017/NĐ-CP, Article 33): by them "
        "strangers reach it."
    ),
)
MEDICAL = Rule(
    "child-health-told",
    _("“{words}” tells of a child's health (Decree 56/2017/NĐ-CP, Article 33)."),
    _("Write how the child is without what doctors found: “em đang được điều trị”, “em không qua khỏi”."),
    why=_("A child's health and medical record are private (Decree 56/2017/NĐ-CP, Article 33)."),
)
_UNACCOUNTED = _(
    "A report on a child that came to harm leads to the child by every name in it (Decree 56/2017/NĐ-CP, "
    "Article 33; Law 59/2024/QH15, Article 134). A program cannot know who somebody is, so whoever wrote it "
    "says."
)
STRANGER = Rule(
    "name-unaccounted",
    _("Who is “{words}”? The text does not show whether it is a child, a relative or an outsider."),
    _(
        "A child or a relative: take the name out. An outsider: write the office before the name, or answer "
        "in the front matter: names: {{adult: [the name]}}; no person: names: {{other: [the name]}}; a name "
        "that the newsroom gave: names: {{changed: [the name]}}."
    ),
    why=_UNACCOUNTED,
)
GROWN_UP = Rule(
    "adult-unaccounted",
    _("Is “{words}” of the child's family? The text shows a grown-up and no office."),
    _(
        "Of the family: take the name out and write who it is to the child (“mẹ của em”). Not of the family: "
        "answer in the front matter: names: {{adult: [the name]}}."
    ),
    why=_UNACCOUNTED,
)
LETTER = Rule(
    "child-by-letter",
    _(
        "“{words}” hides a child's name behind its first letter; whoever knows the child may still see "
        "who it is."
    ),
    _("Better write without any letter: “em”, “một học sinh lớp 6”."),
    Level.WARNING,
    why=_UNACCOUNTED,
)
TAKEN_AS_OUTSIDERS = Rule(
    "names-taken-as-outsiders",
    _("By the words beside their names these are taken for outsiders: {people}."),
    _("Nothing is to be done where that is right; a relative is taken out whatever the office."),
    Level.WARNING,
    why=_UNACCOUNTED,
)
NAME_NOT_IN_TEXT = Rule(
    "answered-name-not-in-text",
    _("names: answers for “{name}”, who stands nowhere in the article."),
    _("Take the name out of names:, or write it as it stands in the text."),
    why=_UNACCOUNTED,
)
CHILD_IN_NAMES = Rule(
    "child-in-names",
    _("names: says that “{name}” is no child, and the text shows a child."),
    _("Take the name out of names: and out of the text. A child's real name never stands in names:."),
    why=_UNACCOUNTED,
)
CHANGE_UNTOLD = Rule(
    "changed-name-untold",
    _("names: says that “{name}” was changed, and the text does not tell its readers so."),
    _(
        "Write behind the first mention: (tên nhân vật đã được thay đổi). Or take one of the house's names: "
        "An, Bình, Mai."
    ),
    why=_UNACCOUNTED,
)
CHANGED_WITH_SURNAME = Rule(
    "changed-name-with-surname",
    _("The changed name “{name}” keeps a surname of the family."),
    _("Give the child one syllable alone: “An”."),
    why=_UNACCOUNTED,
)
IN_FILE_NAME = Rule(
    "child-in-file-name",
    _("In the file's name, {told} (Decree 56/2017/NĐ-CP, Article 33)."),
    _("Rename the file without these words: its name is part of a public address."),
    why=_(
        "What is private of a child by Decree 56/2017/NĐ-CP, Article 33, is so in an address, too, and an "
        "address stays known after its text was taken back."
    ),
)
WITHIN: Mapping[Rule, Text] = {
    NAME: _("“{words}” is a child's name"),
    BIRTH: _("“{words}” tells when a child was born"),
    SCHOOL: _("“{words}” tells a child's class or school"),
    HOME: _("“{words}” tells where a child lives"),
    FAMILY: _("“{words}” names somebody of a child's family, or who cares for it"),
    CONTACT: _("“{words}” is a number or page by which a child or its family may be found"),
    MEDICAL: _("“{words}” tells of a child's health"),
}
"""What is told of them within the sentence on a file's name."""

BY_FORM = _(
    "Leave it out. Where it leads to no child, write why it may stand right after the sentence: "
    "<!-- được phép: lý do -->; of words in a field, write it under children: allowed."
)
"""What to do about a school, a hamlet or a number of which no wording tells that it is a child's."""

NOT_SOUGHT = Rule(
    "children-not-looked-for",
    _("What gives a child away is sought in Vietnamese alone, so nobody looked for it here."),
    _("Let a second person read it for names, homes, schools and numbers before it is published."),
    Level.WARNING,
    why=_(
        "The law protects a child in every language (Law on Children 102/2016/QH13, Articles 6 (11) and 21); "
        "this program reads only one."
    ),
)

# Declared

UNDECLARED = Rule(
    "sensitive-topic-undeclared",
    _("The topic {topic} is a sensitive one, and the article does not say whether a child came to harm."),
    _(
        "Write children: {{sensitive: true}} when it tells of a particular child that was harmed or "
        "broke the law, else children: {{sensitive: false}}."
    ),
    why=_(
        "Only who wrote the article knows for certain whether it tells of a child that was harmed or broke "
        "the law; such a child's identity is kept secret (Circular 09/2017/TT-BTTTT)."
    ),
    public=("topic",),
)
HARM_UNDECLARED = Rule(
    "child-harm-undeclared",
    _(
        "The article tells of a child that came to harm or stands in proceedings, and is not declared "
        "sensitive: “{words}” (line {lines})."
    ),
    _(
        "Write children: {{sensitive: true}}, and take out what gives the child away. Where this is a "
        "mistake, write after each such sentence why it may stand: <!-- được phép: lý do -->; of words in a "
        "field, write it under children: allowed."
    ),
    why=_(
        "In a negative or illegal event a child's identity is kept secret (Circular 09/2017/TT-BTTTT), "
        "whatever the article says of itself."
    ),
    public=("lines",),
)
IDENTIFIABLE = Rule(
    "sensitive-but-identifiable",
    _("In a sensitive article no child may be identifiable."),
    _("Take out what gives the child away, and write identifiable: false."),
    why=_(
        "In a negative or illegal event a child's identity is kept secret (Circular 09/2017/TT-BTTTT), and "
        "who is under 18 is not tied to an offence in public (Law 59/2024/QH15, Article 134)."
    ),
)
RECOGNISABLE = Rule(
    "sensitive-picture-recognisable",
    _("A sensitive article has no picture in which a child can be recognised."),
    _("Choose another picture: people: none, adults or obscured."),
    why=_(
        "In a negative or illegal event the child's face is covered or blurred (Circular 09/2017/TT-BTTTT)."
    ),
)
FACE = Rule(
    "face-in-picture",
    _(
        "In the picture {name} there is {seen} ({left} per cent from the left, {top} from the top), "
        "and people: {people} is written."
    ),
    _(
        "Cover the face or blur it more strongly in the picture itself, and write people: obscured. Where "
        "only grown-ups are in it, and none leads to a child: people: adults. Where it is the face of no "
        "living person, say so: children: {{allowed: [{{words: {name}, reason: the face of a statue}}]}}."
    ),
    why=_(
        "A child's picture is private (Decree 56/2017/NĐ-CP, Article 33), and in a negative or illegal event "
        "its face is covered or blurred (Circular 09/2017/TT-BTTTT). A computer sees a face that tired eyes "
        "pass over; whose it is it does not know."
    ),
)
FACES_NOT_SOUGHT = Rule(
    "faces-not-looked-for",
    _(
        "Nobody looked for faces in {count} pictures of which it is said that they show nobody, or nobody "
        "who can be told: this computer lacks what it takes."
    ),
    _("Run once: python3 scripts/find_faces.py (50 MB). From then on each check looks by itself."),
    Level.WARNING,
    why=_(
        "A child's picture is private (Decree 56/2017/NĐ-CP, Article 33); what people say of a picture is "
        "held against the picture itself."
    ),
)
NO_CONSENT = Rule(
    "consent-incomplete",
    _("A child is identifiable, and not everybody's consent is recorded."),
    _(
        "Once the papers are signed, write within children: consent: {fields}; of a child under 7, "
        "who is not asked, under_7: true in the place of child: true."
    ),
    why=_(
        "A child's private life needs the consent of parent or carer, and of the child from 7 up (Decree "
        "56/2017/NĐ-CP, Article 36; Law 91/2025/QH15, Article 24)."
    ),
    public=("fields",),
)

# Allowed

_ANSWERED = _(
    "Whoever lets such words stand says why, for those who answer for the article and read the list."
)

NO_REASON = Rule(
    "allowance-without-reason",
    _("This allowance gives no reason of three words or more."),
    _("Write why the sentence may stand: <!-- được phép: tên một con đường -->."),
    why=_ANSWERED,
    public=("example",),
)
IDLE = Rule(
    "allowance-of-nothing",
    _("This allowance allows nothing."),
    _("Put it right after the sentence that may stand, or remove it."),
    Level.WARNING,
    why=_ANSWERED,
)

# Told so that it harms, be nobody named

_IMITATED = _(
    "The World Health Organization asks media for it: those in distress, the young above all, imitate what "
    "they read (Preventing suicide: a resource for media professionals, 2023)."
)

METHOD = Rule(
    "suicide-method-told",
    _("“{words}” tells by what means somebody took their life."),
    _("Leave the means out; this is enough: “em đã qua đời”, “nghi do tự tử”."),
    Level.WARNING,
    why=_IMITATED,
)
PLACE = Rule(
    "suicide-place-told",
    _("“{words}” tells where somebody took their life."),
    _("Leave the place out; of a place that is known for it, say nothing of that either."),
    Level.WARNING,
    why=_IMITATED,
)
NOTE = Rule(
    "suicide-note-quoted",
    _("“{words}” quotes or retells what somebody left before they took their life."),
    _("Leave out what the letter, the message or the diary says, and do not show it."),
    Level.WARNING,
    why=_IMITATED,
)
IN_TITLE = Rule(
    "suicide-in-title",
    _("The title or the standfirst tells of a suicide: “{words}”."),
    _(
        "Write what helps instead: “Khi con thu mình lại, cha mẹ có thể làm gì”; of a death: “Một học sinh "
        "qua đời”."
    ),
    Level.WARNING,
    why=_IMITATED,
)
SINGLE_CAUSE = Rule(
    "suicide-single-cause",
    _("“{words}” gives a single cause for a suicide."),
    _(
        "Leave the cause out, or say that there is never only one: “Tự tử thường có nhiều nguyên nhân, và có "
        "thể phòng ngừa”."
    ),
    Level.WARNING,
    why=_IMITATED,
)
WITHOUT_HELP = Rule(
    "suicide-without-help",
    _("The article tells of suicide (“{words}”) and does not say where to find help."),
    _(
        "Close with it: “Ai thấy mình bế tắc, hay lo cho một em, hãy gọi 111: miễn phí, cả ngày lẫn đêm”. "
        "What stands around the article on the site does not go along in feeds or in print."
    ),
    Level.WARNING,
    why=_(
        "The World Health Organization asks media to say with every such text where help is to be had "
        "(Preventing suicide: a resource for media professionals, 2023): a reader may be in need of it now."
    ),
)
BLAMED = Rule(
    "child-blamed",
    _("“{words}” puts the blame on a child for what was done to it."),
    _("Leave it out, or say what the grown-up did: whoever harms a child is to blame, and nobody else."),
    Level.WARNING,
    why=_(
        "A child that is blamed in public is harmed again, and others who read it keep silent. UNICEF's "
        "guidelines for reporting on children ask not to expose a child to retribution or stigma."
    ),
)
BRANDED = Rule(
    "child-branded",
    _("“{words}” brands a child."),
    _("Tell what was done, and not what the child is: “một em 15 tuổi bị nghi lấy trộm xe”."),
    Level.WARNING,
    why=_(
        "UNICEF's guidelines for reporting on children ask not to stigmatise a child, one that broke the law "
        "among them: it shall find its way back."
    ),
)
SEXUALISED = Rule(
    "child-sexualised",
    _("“{words}” makes a child an object of desire."),
    _(
        "Leave looks and body out: “một học sinh bị xâm hại”. A film or picture of a child is no “clip "
        "nóng”: write “hình ảnh xâm hại trẻ em”."
    ),
    Level.WARNING,
    why=_(
        "How a child looks is no reason for what was done to it, and UNICEF's guidelines for reporting on "
        "children ask to respect the dignity of every child in every circumstance."
    ),
)
CONSENT_TOLD = Rule(
    "consent-of-a-child-told",
    _("“{words}” tells a sexual offence against a child as consent or love."),
    _("Write what the law calls it, and who did it: “bị xâm hại tình dục”, “người này bị khởi tố về tội …”."),
    Level.WARNING,
    why=_(
        "Intercourse with a child under 13 is rape, whatever the child said (Criminal Code 100/2015/QH13, "
        "amended 2017, Article 142); who is 18 or more commits an offence with a child from 13 to under 16 "
        "even where it agreed (Article 145)."
    ),
)
