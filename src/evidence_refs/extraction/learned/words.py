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
    """aaron abigail adam adele adrian ahmed aidan aileen aimee aisha alan alasdair alastair albert
    alex alexander alexandra alexis alfie alfred ali alice alicia alison alistair alun alyson
    amanda amelia amir amit amy ana anders andre andrea andreas andrew aneurin angela anika anil
    anita anjali ann anna annabel anne annette annie anthony anton antonia antonio archie arjun
    arthur arun asha ashley audrey barbara barry beatrice becky belinda bella ben benjamin
    bernadette bernard bethan bethany betty beverley billy bob bonnie brenda brendan brian
    bridget bruce bryan bryony callum cameron carl carla carlos carly carmen carol carole
    caroline carolyn carrie catherine cathy cecilia celia chantal charlene charles charlie
    charlotte chloe chris christian christine christopher ciara ciaran cindy claire clara clare
    clive colin colm connor corinne craig cristina cynthia daisy damian damien dana daniel danny
    darren dave david debbie deborah debra declan deirdre denis denise dennis derek dermot diana
    diane dominic donald donna doreen doris dorothy dougal douglas duncan dylan eddie edith
    edmund edward edwin eileen elaine eleanor elena eleni elisa elizabeth ella ellen ellie
    eloise elsie emer emilia emily emma emmanuel enrique eric erika erin ernest esme esther
    ethan eugene eva evelyn ewan fatima faye felicity felix fergus finn fiona flora frances
    francesco francis frank françois fred freda freddie frederick freya gail gareth gary gavin
    gemma geoffrey george gerald giles gillian gina giovanni giuseppe gladys glen glenda glenn
    glenys gloria gordon grace graeme graham greg gregory greta gwen gwyneth hamish hannah hans
    harold harriet harry harvey heather hector heidi helen henry hilary holly howard hugh hugo
    humphrey huw hywel iain ian ibrahim imogen imran ines ingrid irene isaac isabel isabella
    isabelle isla isobel ivan ivor jack jackie jacob jacqueline jacques jake james jamie jan
    jane janet janice janine jasmine jason jayne jean jeff jeffrey jennifer jenny jeremy jerome
    jerry jess jesse jessica jill jim joan joanna joe joel johanna johannes john johnny jon
    jonas jonathan jonny jorge joseph josephine josh joshua josé joyce juan judith julia julian
    julie juliet juliette justin jürgen kamal kamila karen karin karina karl kate katherine
    kathleen kathryn kathy katie katrina keira keiran keith kelly kelvin ken kenneth kerry kevin
    kieran kim kirsten kirsty klaus krishna kristin kyle lara larry laura lauren laurence
    lawrence leah leanne leila lena leo leon leonard leroy lesley leslie lewis liam lillian
    linda lindsay lindsey lionel lisa liz lois lorna lorraine louis louisa louise luc lucia
    lucinda lucy luis luke lydia lynda lynn lynne mabel madeleine maeve maggie malcolm mandy
    manuel marc marcia marco marcus margaret margot maria marian marianne marie marilyn marina
    marion marjorie mark marta martha martin martina martyn mary matilda matt matthew maureen
    maurice mavis max maya megan mehmet melanie melissa mia michael michel michelle mick miguel
    mike mildred millie miranda miriam mohamed mohammad mohammed moira molly monica morag
    muhammad muriel murray myra nadia nadine nancy naomi natalie natasha nathan neal neha neil
    niall niamh nicholas nick nicky nicola nicole nigel nina noel norma norman olga oliver
    olivia olivier omar oscar owen pam pamela paolo patrice patricia patrick patsy paul paula
    pauline pedro peggy penelope penny peter petra phil philip philippa phillip phoebe phyllis
    pierre piers polly pooja prakash priya quentin rachael rachel rafael rajesh ralph rashid
    ravi raymond rebecca rebekah reginald rhiannon rhona rhys ricardo richard rita robbie robert
    roberta roberto robin roderick rodney roger roisin roland ron ronald rory rosa rosalind
    rosemary rosie roxanne roy rufus rupert russell ruth ryan sabine sabrina sadie saira sally
    sam samantha samuel sandra sanjay sara sarah sasha saul scott sean sebastian selina sergio
    seth shane shannon sharon shaun sheila shelagh shirley sian sidney silvia simon simone
    sinead siobhan siân sofia sonia sophia sophie stacey stan stanley stefan stella stephanie
    stephen steve steven stewart stuart sunil susan susannah susie suzanne suzy sylvia tamara
    tammy tania tanya tara ted terence teresa terri terry tessa thea theo theresa thomas tim
    timothy tina toby todd tom tommy tony tracey tracy trevor tricia trudy una ursula valerie
    vanessa vera verity vicki vicky victor victoria vijay viktor vincent virginia vivian vivien
    vivienne walter wanda wendy wilfred william winifred winston wolfgang xavier yasmin yvette
    yvonne zainab zara zoe""".split()
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
