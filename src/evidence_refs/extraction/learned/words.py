"""Words that tell the model what kind of name they stand in: small lists, written for it."""

from __future__ import annotations

ORGANISATION = frozenset(
    """academy agency alliance assembly association authority board borough bureau cabinet centre
    center charity club coalition college commission committee confederation consortium council
    department dept directorate executive faculty federation forum foundation fund government group
    hospital inquiry inspectorate institut institute institution league library ministry museum
    network nhs office ombudsman organisation organization parliament partnership police programme
    project registry secretariat service services society taskforce team trust trusts union unit
    universities university directorate ccg icb icp plc ltd llp llc inc gmbh""".split()
)
ACRONYMS = frozenset(
    """nhs nhse nice phe ohid ons who unicef unesco undp unhcr oecd imf ilo dhsc doh dh dfe dwp moj
    mhclg dluhc dclg defra desnz bis beis hmrc hmso tso cqc nao lga adass adcs jrf ippr rcn rcp rcgp
    rcpsych rcpch bma bps gmc hee ukhsa bbc eu ecdc cdc un ofsted ofcom iriss scie cipfa bsi iso tuc
    ifs rsa nspcc rnib rspca msf unaids usaid dfid fcdo""".split()
)
PUBLISHERS = frozenset(
    """press publisher publishers publishing publications verlag books éditions editions editorial
    routledge springer elsevier wiley blackwell sage palgrave macmillan penguin oup cup polity
    pearson longman mcgraw hill norton harper collins harpercollins bloomsbury ashgate edward elgar
    academic kluwer karger thieme lippincott williams wilkins saunders mosby churchill livingstone
    butterworths butterworth heinemann hodder arnold hart sweet maxwell lexisnexis hmso stationery
    tso gov.uk gallimard seuil puf harvard mit princeton yale stanford ieee acm aaai jessica
    kingsley random house faber vintage allen unwin taylor francis nova brill gruyter dunod hachette
    masson larousse hanser vieweg teubner birkhäuser mohr siebeck beck suhrkamp fischer rowohlt
    publ pub self-published doubleday knopf viking crc dover addison wesley prentice hall""".split()
)
PLACES = frozenset(
    """london edinburgh cardiff belfast glasgow manchester birmingham leeds sheffield bristol
    liverpool newcastle nottingham leicester york cambridge oxford bath exeter brighton norwich
    coventry hull bradford derby plymouth southampton portsmouth reading swansea aberdeen dundee
    stirling durham lancaster preston warwick luton swindon gloucester wakefield bolton stockport
    newport chichester abingdon aldershot basingstoke cheltenham chester harlow maidenhead
    farnham thousand oaks york washington boston chicago philadelphia baltimore geneva genève
    copenhagen paris brussels bruxelles berlin munich münchen hamburg frankfurt heidelberg leipzig
    stuttgart köln bonn weinheim wiesbaden tübingen göttingen freiburg vienna wien zürich zurich
    basel bern amsterdam rotterdam utrecht leiden dordrecht hague stockholm oslo helsinki dublin
    cork madrid barcelona lisbon lisboa rome roma milan milano torino bologna athens prague warsaw
    budapest moscow tokyo kyoto beijing shanghai singapore delhi mumbai nairobi kampala dhaka lagos
    accra pretoria johannesburg cape town sydney melbourne canberra brisbane perth adelaide
    auckland wellington toronto ottawa montreal montréal vancouver québec mexico são paulo rio
    janeiro buenos aires santiago bogotá new jersey nj ny ma ca dc uk usa england scotland wales
    ireland france germany deutschland italy netherlands australia canada india china japan
    berkeley princeton ithaca cambridge hillsdale mahwah hoboken norwood bethesda atlanta houston
    dallas seattle portland pittsburgh cincinnati minneapolis lyon toulouse grenoble strasbourg
    lausanne louvain leuven gent ghent antwerp stanford""".split()
)
JOURNALS = frozenset(
    """journal j annals ann archives arch bulletin bull quarterly review reviews rev letters lett
    proceedings proc transactions trans bmj lancet plos jama nejm nature science bmc cell ieee acta
    international int european eur british br american am canadian scandinavian annual advances adv
    research res studies med medicine psychol psychology psychiatry sociology epidemiol epidemiology
    health nursing econ economics zeitschrift revue revista rivista cahiers annales magazine
    guardian times telegraph independent observer mail mirror herald gazette post standard
    economist conference symposium workshop congress meeting encyclopedia handbook notes lecture
    dictionary engl sci biol chem phys clin surg pediatrics mlr lqr""".split()
)
GIVEN = frozenset(
    """adam adrian ahmed aisha alan alex alexander alice alison amanda amy ana andrea andrew angela
    ann anna anne anthony barbara ben benjamin brian carl carol caroline catherine charles charlotte
    chris christian christine christopher claire clare daniel danny david deborah diana donald
    dorothy edward eleanor elizabeth emily emma eric erika fatima fiona frances francis frank fred
    gareth gary geoffrey george gerald gillian graham grace hannah harold harry heather helen henry
    hugh ian isabel jack jacqueline james jan jane janet jason jean jennifer jeremy jessica jill jim
    joan joanna john jonathan joseph joshua judith julia julian julie karen karl kate katherine
    kathryn keith kenneth kevin kim laura lauren laurence lawrence leo leon linda lisa louise lucy
    luke margaret maria marie mark martin mary matthew maurice max megan michael michelle mohammed
    muhammad nadia nancy natalie neil nicholas nicola nigel nina noel oliver olivia pamela patricia
    patrick paul pauline peter philip priya rachel ralph raymond rebecca richard robert robin roger
    ronald rosa rosemary roy russell ruth ryan sally sam samuel sandra sarah scott sean sharon
    simon sophie stephanie stephen steve steven stuart susan suzanne sylvia teresa thomas tim
    timothy tom tony tracey valerie victor victoria vincent virginia walter wendy william yasmin zoe
    hans jürgen klaus wolfgang pierre jacques michel françois luc giovanni paolo carlos josé juan
    luis miguel manuel antonio jorge francesco marco giuseppe roberto""".split()
)
EDITORS = frozenset("ed eds editor editors edited hrsg dir dirs coord hg".split())
ACCESS = frozenset(
    """accessed cited viewed retrieved available online from at via access consulted visited abgerufen
    last http""".split()
)
MEDIA = frozenset(
    """internet online webpage website dataset pdf ebook video film podcast blog tweet thesis
    dissertation unpublished cd-rom dvd print""".split()
)
NUMBERED = frozenset(
    """no number nr n° paper report cm cmd cp hc hl si bs iso document publication working briefing
    series circular discussion technical guideline bulletin issue vol volume edn edition ed rev
    chapter pp p pages page para paragraph""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter janvier février mars
    avril mai juin juillet août septembre octobre novembre décembre januar februar märz oktober
    dezember""".split()
)
SMALL = frozenset(
    """a an the of in on at for and to with by from as or its their how what why is are be into
    der die das und von zur zum des le la les et du de en y el los""".split()
)
LISTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("org", ORGANISATION), ("acr", ACRONYMS), ("pub", PUBLISHERS), ("pla", PLACES),
    ("jou", JOURNALS), ("giv", GIVEN), ("eds", EDITORS), ("acc", ACCESS), ("med", MEDIA),
    ("num", NUMBERED), ("mon", MONTHS), ("sml", SMALL),
)  # fmt: skip
"""Each list with its short name."""


def _index() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name, words in LISTS:
        for word in words:
            found.setdefault(word, []).append(name)
    return {word: "+".join(sorted(names)) for word, names in found.items()}


FLAGS: dict[str, str] = _index()
"""For each word, the names of the lists that hold it."""
