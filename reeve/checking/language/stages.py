"""The stages through which matters of public bodies go, in their order, and the words that tell of each."""

from __future__ import annotations

import re
from functools import cache, lru_cache

COURSES: dict[str, tuple[str, ...]] = {
    "purchase": (
        (
            r"ordered|placed (?:the|an|our|its) order|order (?:for [\w ]+ )?(?:was |is )?(?:placed|dated|made|raised)"
            r"|purchase order"
        ),
        r"deliver(?:ed|y)|arrived|installed|fitted|came into use|put into (?:use|service)",
        r"warranty (?:ended|expired|ran out)",
    ),
    "bill": (
        (
            r"ordered|placed (?:the|an|our|its) order|order (?:for [\w ]+ )?(?:was |is )?(?:placed|dated|made|raised)"
            r"|purchase order"
        ),
        r"invoiced?(?! paid)|billed|bill (?:is |was )?(?:dated|sent|came|arrived)",
        r"paid|payment (?:was|is) (?:made|dated)|settled",
    ),
    "writing": (
        (
            r"drafted|first draft|wrote|written|finished (?:the|its|writing)|(?:last|final) (?:chapter|section|essay"
            r"|page)s?"
        ),
        r"printed|published|sent to print|went to print|circulated|went online|came out",
    ),
    "adoption": (
        r"drafted|first draft|draft (?:was|had been)|consulted on",
        r"adopted|approved|endorsed|ratified|passed",
        r"(?:came|come|comes|brought|put) into (?:force|effect)|took effect|takes effect|enacted|in force from",
        r"repealed|rescinded|superseded|replaced|expired|lapsed|withdrawn",
    ),
    "fresh look": (
        r"adopted|approved|came into (?:force|effect)|took effect|introduced|launched",
        (
            r"(?:that|the|its|this) (?:first )?review|was (?:first )?reviewed|were reviewed|reviewed (?:it|them"
            r"|for the first)"
            r"|looked at (?:it )?(?:afresh|again)|revised|refreshed|amended"
        ),
    ),
    "consultation": (
        (
            r"consultation (?:was |were )?(?:opened|began|started|launched)|survey (?:was )?(?:opened|launched"
            r"|began|sent)"
            r"|questionnaires? (?:was|were) (?:sent|posted|handed)|opened (?:for|to) (?:comments?|replies|views)"
            r"|invited"
            r" (?:comments|views|replies)|consulted"
        ),
        (
            r"consultation (?:was )?(?:closed|ended)|(?:could|can|may|had) (?:\w+ )?(?:reply|respond|comment|answer)\w*"
            r"|(?:repl(?:y|ies)|comments|responses|views|answers|objections|representations) (?:\w+ ){0,3}"
            r"(?:due|wanted|asked for|invited|accepted|taken|welcome|open|to be (?:in|sent|made))"
            r"|(?:closing|last) (?:date|day) for (?:\w+ )?(?:repl(?:y|ies)|comments|responses|views|objections"
            r"|representations)|(?:had|were asked|was asked|time|have) (?:\w+ ){0,3}(?:until|to reply|to respond"
            r"|to comment)"
        ),
        (
            r"(?:repl(?:y|ies)|comments|responses|views|answers|objections|representations|results"
            r"|findings)\b[^.;]{0,60}"
            r"\b(?:were|was|had been|have been) (?:\w+ )?(?:set out|analysed|reported|considered|summarised|counted"
            r"|presented"
            r"|published|put|brought|laid|discussed|collated)|analysed|summary of (?:repl|respon)\w+"
        ),
    ),
    "procurement": (
        (
            r"invited (?:bids|tenders|quotations|offers)|(?:bids|tenders|quotations|offers) (?:were |was )?(?:invited"
            r"|sought)"
            r"|advertised|invitation to tender|tender notice|contract notice|notice (?:that|inviting|was published)"
            r"|went out to tender|issued (?:the )?(?:tender|invitation)|put (?:it |the \w+ )?out to tender"
        ),
        (
            r"(?:bids|tenders|quotations|offers|bidders|tenderers|suppliers)\b[^.;]{0,30}\b(?:due|had to|were to|must"
            r"|closed"
            r"|returned|handed|submitted|received|in by)|(?:closing|return|last) (?:date|day) for (?:bids|tenders"
            r"|offers"
            r"|quotations)|deadline for (?:bids|tenders|offers|quotations)|tender (?:period )?(?:deadline|closed"
            r"|return)"
            r"|(?:hand|send) (?:theirs|them|it) in"
        ),
        (
            r"(?:bids|tenders|envelopes|offers) were (?:opened|evaluated|scored|marked|compared)|evaluated|evaluation"
            r"|scored"
            r"|moderat\w+|opened the (?:bids|tenders|envelopes)"
        ),
        (
            r"award(?:ed)?(?: of)?(?: the| a)? contract|(?:contract|framework) (?:was |is )?(?:awarded|let)|was awarded"
            r"|contract award|awarded it|preferred bidder (?:was )?(?:named|chosen)"
        ),
        r"contract (?:was |is )?(?:signed|sealed)|signed (?:the|a|its) contract|was signed|sealed",
        r"started on site|work (?:began|started)|(?:contract|service) (?:began|started|commenced)|mobilised|took over",
        r"contract (?:ended|ends|expired|expires)|hand(?:ed)? (?:it )?back|work (?:was )?(?:completed|finished|ended)",
    ),
    "application": (
        (
            r"appli(?:ed|cation)\b[^.;]{0,40}\b(?:for|received|came|made|validated|lodged|submitted|dated)|applied"
            r"|application"
            r" (?:was|is) (?:received|made|validated|lodged|dated)"
        ),
        (
            r"granted|refused|determined|turned down|rejected|allowed it|permission (?:was )?given"
            r"|consent (?:was )?given"
            r"|issued the licence|licence was issued"
        ),
        r"appealed|appeal (?:was )?(?:lodged|made|received)|lodged an appeal",
    ),
    "appeal": (
        r"lodged|appealed|appeal (?:was )?(?:made|received|submitted)|filed|notice of appeal",
        r"heard|hearing|sat on it",
        r"dismissed|upheld|allowed|decided|determined|ruled|ruling|decision letter|judg(?:e)?ment",
    ),
    "suspension": (
        (
            r"suspended|shut (?:down|it|the)?|closed (?:it|the|down|to|for|because|after)|taken out of (?:use|service)"
            r"|revoked"
            r"|out of (?:use|service|action) (?:from|since)|withdrew the|took (?:it|them) out of (?:use|service)"
            r"|cordoned off"
            r"|evacuated|grounded"
        ),
        (
            r"restored|reinstated|(?:gave|given|handed) (?:[\w ]{0,30})back|re-?opened|lifted|back (?:in|into)"
            r" (?:use|service)|returned to (?:use|service)|(?:opened|resumed) (?:again|once more)|resumed"
            r"|suspension ended"
        ),
    ),
    "sampling": (
        (
            r"drawn|drew|sampled|(?:sample|swab|specimen)s? (?:was |were )?(?:taken|collected|drawn)|took (?:a "
            r"|the )?sample"
            r"|collected|date (?:taken|drawn)|taken"
        ),
        r"examined|tested|analysed|laboratory (?:report|result)|date (?:tested|examined|analysed)|measured",
        r"result(?:s)? (?:was |were )?(?:sent|reported|received|came)|certified|reported|failed on",
    ),
    "inspection": (
        (
            r"inspected|inspection (?:was|took place|began|of)|visited|was visited|surveyed|inspectors? (?:came|called"
            r"|visited)"
        ),
        (
            r"(?:inspect\w+|report|findings|letter|rating)\b[^.;]{0,30}\b(?:published|reported|issued|received"
            r"|came out|sent)"
        ),
        r"re-?inspect\w*|re-?visit\w*|follow-up (?:visit|inspection)",
    ),
    "inquiry": (
        (
            r"opened the (?:\w+ ){0,2}(?:inquiry|enquiry|hearing|examination)|(?:inquiry"
            r"|enquiry) (?:\w+ ){0,4}(?:opened|began"
            r"|held|started|sat)"
        ),
        r"(?:inquiry|enquiry) (?:was )?(?:closed|ended)|closed the (?:inquiry|enquiry)|inspector (?:\w+ )?reported",
        (
            r"(?:made|confirmed|sealed|signed|approved|issued) the (?:\w+ ){0,2}order|order (?:was )?(?:made|confirmed"
            r"|sealed)"
        ),
    ),
    "accounts": (
        (
            r"(?:year|period|twelve months)\b[^.;]{0,30}\b(?:ended|ending|to|up to|until|closed)|year[- ]end(?:ed)?"
            r"|(?:books|ledgers?) (?:were )?closed"
        ),
        (
            r"accounts?\b[^.;]{0,60}\b(?:signed|approved|audited|certified|examined|drawn up|adopted|published"
            r"|laid)|signed"
            r" (?:them|the accounts|off the accounts)|audit (?:certificate|opinion|report) (?:is |was )?(?:dated"
            r"|signed|given)"
            r"|(?:auditor|examiner)\b[^.;]{0,40}\b(?:signed|certified|reported|approved|opinion)"
        ),
    ),
    "post": (
        r"(?:post|vacancy|role|job) (?:was )?advertised|advertised (?:the|for)",
        r"shortlisted|interview(?:s|ed)",
        (
            r"appointed|was (?:offered|chosen)|offered (?:the|her|him) (?:the )?(?:post|job|role)"
            r"|appointment was (?:made"
            r"|confirmed)"
        ),
        (
            r"took (?:up|office)|(?:started|began) (?:work|in (?:post|role)|the (?:post|job|role))|joined us"
            r"|in post (?:from"
            r"|since)|first day"
        ),
    ),
    "office": (
        r"(?:was|were) (?:elected|appointed|co-opted)|took (?:up )?office|joined the (?:board|panel|council|committee)",
        (
            r"(?:term|appointment|office) (?:of office )?(?:\w+ )?(?:ends?|ended|expires?|expired|runs? out|ran out)"
            r"|stood down|stands down|steps? down|retired|retires"
        ),
    ),
    "incident": (
        (
            r"(?:fire|breach|spill|flood|leak|accident|incident|outage|theft|fault|attack|burst|collision"
            r"|fall)\b[^.;]{0,30}"
            r"\b(?:happened|occurred|broke out|began|took place|was on|started|struck)|broke out|was stolen|collapsed"
            r"|burst"
        ),
        (
            r"(?:was|were|had been|been) (?:\w+ )?(?:reported|notified|told|informed)|(?:reported|notified) (?:it"
            r"|to|the)"
            r"|we (?:told|informed)"
        ),
        r"investigat\w+|inquiry into it|lessons",
    ),
    "works": (
        (
            r"(?:work|works|building|construction|repairs|resurfacing|project|scheme"
            r"|refurbishment) (?:\w+ ){0,3}(?:began|started"
            r"|commenced)|broke ground|started on site|(?:began|started) (?:work|building|on site|the work)"
            r"|foundation stone"
        ),
        (
            r"(?:work|works|building|construction|repairs|resurfacing|project|scheme"
            r"|refurbishment) (?:\w+ ){0,3}(?:completed"
            r"|finished|ended|concluded)|handed over|(?:was|were) (?:completed|finished)|topped out|(?:finished"
            r"|completed)"
            r" (?:it|the work)|reopened"
        ),
    ),
    "complaint": (
        r"complain(?:t|ed)\b[^.;]{0,40}\b(?:received|came|made|lodged|arrived|reached|dated)|complained",
        r"acknowledged",
        (
            r"(?:was|were|been) (?:answered|resolved|settled)|answered it|replied|final (?:reply|answer|response)"
            r"|responded"
        ),
        r"ombudsman|escalated|second stage|stage two|stage 2",
    ),
    "referral": (
        (
            r"(?:took|taken|brought|referred|carried|put)\b[^.;]{0,30}\b(?:case|complaint|matter|claim|grievance"
            r"|dispute)\b[^.;]{0,12}\b(?:to|before) (?:the|an)"
        ),
        (
            r"(?<!own )(?:decision|ruling|verdict|determination|judge?ment|finding|award)"
            r"(?:,? (?:(?:which )?(?:is|was) )?dated| came|(?:,| was) (?:given|issued|published|announced|handed down))"
        ),
    ),
    "grant": (
        r"(?:applied|bid) for|bid (?:was )?(?:sent|made|submitted)|asked for a grant|grant application",
        r"(?:grant|money|funding|award) (?:was )?(?:offered|awarded|confirmed|approved)|offer letter|was awarded",
        (
            r"(?:grant|money|funding) (?:was )?(?:paid|received|drawn down|claimed)|drew (?:it )?down|first (?:claim"
            r"|payment)"
        ),
    ),
    "election": (
        r"notice of (?:the )?(?:election|poll)|nominations? (?:opened|invited)",
        r"nominations? clos\w+|close of nominations",
        r"polling day|poll(?:s)? (?:was|were|took|opened|on)|voted|election (?:was|took place|on)",
        (
            r"count (?:was|took)|result (?:was )?declared|declared elected|returned"
            r"|counting (?:was|began|ended|finished|took|went)"
            r"|(?:votes|ballots|ballot papers) (?:were|had been) (?:counted|verified)|counted the (?:votes|ballots)"
        ),
        r"took (?:their|his|her|up) (?:seats?|office)|sworn in|first (?:sat|met)|declaration of acceptance",
    ),
    "papers": (
        r"(?:agenda|papers|notice|summons) (?:\w+ ){0,3}(?:sent|issued|published|posted|circulated)",
        r"(?:meeting|panel|committee|board|council) (?:was held|took place|met|sat)",
        r"minutes (?:\w+ ){0,4}(?:signed|approved|agreed|published|circulated)",
    ),
    "trial": (
        r"(?:pilot|trial) (?:\w+ ){0,3}(?:began|started|launched|opened|ran)",
        r"(?:pilot|trial) (?:\w+ ){0,3}(?:ended|closed|finished)|evaluated|evaluation",
        r"rolled out|roll-?out|extended to|went live",
    ),
    "keeping": (
        r"bought|purchased|acquired|lent to us|borrowed|on loan from|leased|came on loan",
        r"sold|disposed of|returned to (?:its|the|their) (?:owner|lender)|gave (?:it|them) back|scrapped|repaid",
    ),
    "building": (
        r"(?:first )?built|founded|foundation stone|constructed",
        r"(?:was |were )?(?:first )?opened(?: to (?:the )?(?:public|visitors|traffic))?(?: by)?",
        r"demolished|pulled down|closed for good|decommissioned",
    ),
    "notice": (
        r"served (?:the |a )?notice|notice (?:was )?(?:served|given)|gave notice",
        r"(?:was|were) (?:evicted|terminated|vacated)|moved out|tenancy ended|left the (?:home|flat|property|site)",
    ),
    "training": (
        r"enrolled|signed up|began (?:the )?(?:training|course)|started (?:the )?(?:training|course)",
        r"qualified|passed (?:the|out|their)|graduated|completed (?:the )?(?:training|course)",
    ),
}
"""Each course of events, stage after stage; what is told of a later stage cannot lie before an earlier one."""

TOLD_IN_ORDER = frozenset({"fresh look", "keeping", "building", "office"})
"""Courses that hold only where the earlier stage is told first: a review may well come before an approval."""


@cache
def _pattern(course: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{stage})\b", re.IGNORECASE) for stage in COURSES[course])


@lru_cache(maxsize=4096)
def stages_of(text: str) -> dict[str, frozenset[int]]:
    """The stages of each course that a clause tells of."""
    found: dict[str, frozenset[int]] = {}
    for course in COURSES:
        if told := frozenset(number for number, one in enumerate(_pattern(course)) if one.search(text)):
            found[course] = told
    return found


def comes_first(one: str, other: str, *, told_first: bool = True) -> bool | None:
    """Whether what one clause tells comes before what another does; None where no course has both, or they disagree."""
    first, second = stages_of(one), stages_of(other)
    answers = set()
    for course in first.keys() & second.keys():
        if first[course] & second[course]:
            continue
        if max(first[course]) < min(second[course]) and (told_first or course not in TOLD_IN_ORDER):
            answers.add(True)
        elif max(second[course]) < min(first[course]) and course not in TOLD_IN_ORDER:
            answers.add(False)
    return answers.pop() if len(answers) == 1 else None
