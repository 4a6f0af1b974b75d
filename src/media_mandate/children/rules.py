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
    _("“{words}” is a number of a child or its family (Decree 56/2017/NĐ-CP, Article 33)."),
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
    CONTACT: _("“{words}” is a number of a child or its family"),
    MEDICAL: _("“{words}” tells of a child's health"),
}
"""What is told of them within the sentence on a file's name."""

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
