"""What synthetic references are made of: bodies, places, people, topics, journals, publishers.

All of it was written for this program; names of real bodies, journals and publishers are facts.
"""

from __future__ import annotations


def _lines(text: str) -> tuple[str, ...]:
    return tuple(
        part.strip()
        for line in text.strip().splitlines()
        for part in line.split("|")
        if part.strip()
    )


TOWNS = _lines("""
London|Leeds|Manchester|Birmingham|Sheffield|Bristol|Liverpool|Nottingham|Leicester|Coventry|Bradford|Hull|Plymouth
Southampton|Portsmouth|Derby|Wolverhampton|Sunderland|Norwich|Luton|Oldham|Rotherham|Barnsley|Doncaster|Calderdale|Kirklees
Wigan|Salford|Stockport|Trafford|Bolton|Bury|Rochdale|Tameside|Blackburn|Blackpool|Preston|Lancaster|Carlisle|Gateshead
Middlesbrough|Hartlepool|Darlington|Medway|Brighton|Reading|Slough|Swindon|Torbay|Peterborough|Cambridge|Oxford|Bath
Gloucester|Exeter|Cardiff|Swansea|Newport|Wrexham|Edinburgh|Glasgow|Dundee|Aberdeen|Stirling|Inverness|Belfast|Derry
""")
COUNTIES = _lines("""
Kent|Essex|Surrey|Devon|Cornwall|Dorset|Somerset|Wiltshire|Hampshire|Norfolk|Suffolk|Cambridgeshire|Hertfordshire|Oxfordshire
Warwickshire|Staffordshire|Shropshire|Worcestershire|Gloucestershire|Lincolnshire|Nottinghamshire|Derbyshire|Lancashire
Cumbria|Northumberland|North Yorkshire|West Sussex|East Sussex|Buckinghamshire|Leicestershire|Northamptonshire|Fife|Powys
""")
BOROUGHS = _lines("""
Camden|Hackney|Islington|Lambeth|Southwark|Lewisham|Greenwich|Newham|Tower Hamlets|Haringey|Barnet|Brent|Ealing|Hounslow
Richmond upon Thames|Wandsworth|Merton|Sutton|Croydon|Bromley|Bexley|Havering|Redbridge|Waltham Forest|Enfield|Harrow
Hillingdon|Barking and Dagenham|Hammersmith and Fulham|Kensington and Chelsea
""")
COUNTRIES = _lines("""
England|Wales|Scotland|Northern Ireland|the United Kingdom|Great Britain|Ireland|Kenya|Uganda|Malawi|Ghana|Nigeria|India
Bangladesh|South Africa|Ethiopia|Brazil|Mexico|Germany|France|Spain|Italy|Sweden|Norway|Finland|the Netherlands|Canada
Australia|New Zealand|the United States|Japan|China|sub-Saharan Africa|Europe|low-income countries
""")
BODIES = _lines("""
NHS England|NHS Digital|NHS Improvement|NHS Confederation|NHS Providers|NHS Scotland|NHS Wales|NHS Employers|NHS Health Scotland
NHS Benchmarking Network|NHS Blood and Transplant|NHS Resolution|NHS Business Services Authority|NHS Education for Scotland
Public Health England|Public Health Wales|Public Health Scotland|Public Health Agency|UK Health Security Agency|Health Education England
Office for Health Improvement and Disparities|Office for National Statistics|National Records of Scotland|Statistics Canada|UK Statistics Authority
Care Quality Commission|National Audit Office|Audit Commission|Audit Scotland|Wales Audit Office|Care Inspectorate|Healthcare Improvement Scotland
National Institute for Health and Care Excellence|National Institute for Health and Clinical Excellence|Social Care Institute for Excellence
The King's Fund|The King’s Fund|King's Fund|The Health Foundation|Health Foundation|Nuffield Trust|Nuffield Foundation|Joseph Rowntree Foundation
Resolution Foundation|Institute for Fiscal Studies|Institute for Government|Institute for Public Policy Research|Institute of Health Equity
Institute for Employment Studies|Centre for Ageing Better|Centre for Mental Health|Centre for Social Justice|Centre for Progressive Policy|Demos
Policy Exchange|Reform|Nesta|Localis|New Local|New Economics Foundation|Social Market Foundation|Fabian Society|Runnymede Trust|Carnegie UK Trust
What Works Wellbeing|Education Endowment Foundation|Early Intervention Foundation|National Foundation for Educational Research|National Children's Bureau
Age UK|Alzheimer's Society|Barnardo's|Mencap|Mind|Rethink Mental Illness|Samaritans|Scope|Shelter|Crisis|St Mungo's|Citizens Advice|Trussell Trust
Carers UK|Carers Trust|Children's Society|The Children's Society|NSPCC|Save the Children|Stonewall|British Red Cross|Oxfam|Action for Children|Turn2us
Macmillan Cancer Support|Cancer Research UK|Diabetes UK|Stroke Association|British Heart Foundation|Asthma + Lung UK|Terrence Higgins Trust|Marie Curie
Sustain|Sustrans|Food Foundation|Soil Association|Food Standards Agency|Friends of the Earth|Natural England|Environment Agency|Forestry Commission
Sport England|Arts Council England|Historic England|Homes England|National Lottery Community Fund|Big Lottery Fund|Youth Justice Board|Equality and Human Rights Commission
Department of Health|Department of Health and Social Care|Department for Education|Department for Work and Pensions|Department for Transport
Department for Environment, Food and Rural Affairs|Department for Communities and Local Government|Department for Culture, Media and Sport
Department for Business, Energy and Industrial Strategy|Department for Levelling Up, Housing and Communities|Department for Digital, Culture, Media & Sport
Ministry of Housing, Communities and Local Government|Ministry of Housing, Communities & Local Government|Ministry of Justice|Ministry of Defence|Ministry of Health
Home Office|Cabinet Office|HM Treasury|HM Government|HM Revenue and Customs|UK Government|Scottish Government|Scottish Executive|Welsh Government|Northern Ireland Executive
House of Commons Library|House of Lords Library|House of Commons Health Committee|House of Commons Health and Social Care Committee|House of Commons Work and Pensions Committee
House of Commons Committee of Public Accounts|House of Lords Science and Technology Committee|Public Accounts Committee|Women and Equalities Committee|Home Affairs Committee
Education Committee|Treasury Committee|Joint Committee on Human Rights|Social Mobility Commission|Low Pay Commission|Law Commission|Competition and Markets Authority|Office of Rail and Road
Ofsted|Ofcom|Ofgem|Ofqual|Local Government Association|Association of Directors of Adult Social Services|Association of Directors of Children's Services|Association of Directors of Public Health
Faculty of Public Health|Royal Society for Public Health|Royal College of General Practitioners|Royal College of Nursing|Royal College of Physicians|Royal College of Psychiatrists
Royal College of Midwives|Royal College of Surgeons of England|Royal College of Paediatrics and Child Health|Royal College of Obstetricians and Gynaecologists|Royal Town Planning Institute
British Medical Association|British Psychological Society|British Dietetic Association|British Dental Association|Academy of Medical Royal Colleges|General Medical Council|Nursing and Midwifery Council
Chartered Institute of Housing|Chartered Institute of Personnel and Development|Chartered Institute of Public Finance and Accountancy|Town and Country Planning Association|Design Council
World Health Organization|World Health Organization Regional Office for Europe|WHO Regional Office for Europe|WHO|World Bank|The World Bank|UNICEF|UNAIDS|UNESCO|UNHCR|United Nations
United Nations Development Programme|United Nations Population Fund|UN Women|Food and Agriculture Organization of the United Nations|International Labour Organization|International Monetary Fund
OECD|Organisation for Economic Co-operation and Development|European Commission|European Union|Council of Europe|European Environment Agency|European Medicines Agency|Eurostat
European Centre for Disease Prevention and Control|European Monitoring Centre for Drugs and Drug Addiction|Centers for Disease Control and Prevention|US Department of Health and Human Services
National Institutes of Health|Institute of Medicine|National Academies of Sciences, Engineering, and Medicine|Substance Abuse and Mental Health Services Administration|US Census Bureau
Australian Institute of Health and Welfare|Australian Bureau of Statistics|Ministry of Health and Family Welfare, Government of India|Ministry of Health, Republic of Uganda|Health Canada|Statistics New Zealand
Médecins Sans Frontières|International Committee of the Red Cross|Global Fund to Fight AIDS, Tuberculosis and Malaria|Stop TB Partnership|Intergovernmental Panel on Climate Change|Amnesty International|Human Rights Watch
Joint Formulary Committee|British Standards Institution|International Organization for Standardization|Scottish Intercollegiate Guidelines Network|Health and Safety Executive|Medicines and Healthcare products Regulatory Agency
Ipsos MORI|Ipsos|KPMG|Deloitte|PwC|McKinsey & Company|YouGov|NatCen Social Research|NatCen|RAND Europe|Frontier Economics|Ecorys|Cordis Bright|SQW|IFF Research|The Strategy Unit|Rocket Science
Police Foundation|College of Policing|National Police Chiefs' Council|HM Inspectorate of Prisons|HM Inspectorate of Probation|Prison Reform Trust|Howard League for Penal Reform|Revolving Doors Agency
Healthwatch England|Patients Association|National Voices|Think Local Act Personal|Skills for Care|Skills for Health|Skills Development Scotland|In Control|Race Equality Foundation|Locality|Power to Change
The Royal British Legion|Help for Heroes|Combat Stress|Forces in Mind Trust|Money Advice Service|Money and Pensions Service|StepChange Debt Charity|National Housing Federation|Homeless Link|Groundswell
Trades Union Congress|Confederation of British Industry|Federation of Small Businesses|Intellectual Property Office|Information Commissioner's Office|Electoral Commission|Charity Commission|Gambling Commission
Alcohol Change UK|Action on Smoking and Health|Drugscope|UK Drug Policy Commission|Alcohol Concern|Institute of Alcohol Studies|Obesity Health Alliance|First Steps Nutrition Trust|School Food Matters
Fawcett Society|Women's Aid|Refuge|SafeLives|Galop|LGBT Foundation|Anna Freud Centre|YoungMinds|Young Minds|Mental Health Foundation|Samaritans Ireland|Youth Access|UK Youth|National Youth Agency|The Prince's Trust
""")
PLAIN_BODIES = _lines("""
Change Grow Live|Girls Not Brides|Time to Change|See Me|Campaign to End Loneliness|Action on Elder Abuse|Children’s Commissioner for England|Victims’ Commissioner|Chief Medical Officer|Children's Commissioner
Comptroller and Auditor General|Parliamentary and Health Service Ombudsman|Britain Thinks|More in Common|Basis Social|Traverse|Dying Matters|Living Well Dying Well|Voices Unbound|Hearts and Minds|Friends, Families and Travellers
Working Families|Rights of Women|Stop Hate UK|Let's Get Working|Pause|Agenda|Clinks|Nacro|Liberty|Inquest|Medact|Inclusion London|Disability Rights UK|London Economics|Oxford Economics|Cambridge Econometrics|Capital Economics
The Bevan Foundation|The Young Women's Trust|The Sutton Trust|The Wildlife Trusts|The Lullaby Trust|Grant Thornton|Ernst & Young|Arup|Atkins|Savills|Lichfields|Experian|Kantar|Opinium|Survation|BritainThinks|Lloyds Bank|Barclays
Future Minds|Open Doors|First Steps|Better Start|Bright Futures|Big Change|Little Village|Family Rights Group|Birth Companions|Drive Forward|Together Women|Women in Prison|Hope not Hate|Tell MAMA|Faith Action
Ministère de la Santé|Ministère des Affaires sociales et de la Santé|Haute Autorité de santé|Santé publique France|Institut national de la statistique et des études économiques|Conseil de l'Europe|Médecins Sans Frontières Suisse
Ministerio de Salud|Ministerio de Sanidad y Consumo|Organización Panamericana de la Salud|Instituto Nacional de Estadística|Junta de Andalucía|Bundesministerium für Gesundheit|Statistisches Bundesamt|Stadt Köln, Sozialamt
Robert Koch-Institut|Deutsche Aidshilfe|Umweltbundesamt|Ministero della Salute|Istituto Superiore di Sanità|Rijksinstituut voor Volksgezondheid en Milieu|Folkhälsomyndigheten|Socialstyrelsen|Llywodraeth Cymru|Cyngor Gwynedd
Iechyd Cyhoeddus Cymru|Cyngor Abertawe|Comhairle nan Eilean Siar|Ministério da Saúde|Instituto Brasileiro de Geografia e Estatística|Ville de Montréal|Région Île-de-France|Commune de Genève|Kommunernes Landsforening
""")
FIRST_WORDS = _lines("""
Together|Action|Voice|Hope|Change|Open|Bright|New|Young|Future|First|Better|Safer|Fair|Real|Shared|Positive|Living|Healthy|Active|Connected|Rural|Urban|Local|Global|Kind|Clear|Home|Youth|Family|Women|Peer|Early|Digital
""")
SECOND_WORDS = _lines("""
Lives|Minds|Futures|Horizons|Voices|Spaces|Start|Steps|Doors|Links|Matters|Ground|Hearts|Pathways|Together|Streets|Homes|Change|Deliver|Works|Thinking|Signals|Circles|Bridges|Roots|Movement|Insight|Exchange|Outcomes|Economics
""")
PAGE_TITLES = _lines("""
Data and statistics|Local insight|Our strategy|Publications: reports|Key facts|Facts and figures|Health map|Advice and support|Area profiles|Census 2021 results|Care home data|Ward profiles|What we do|Statistics hub|Latest figures
School places|Green spaces|Food map|Support for carers|Population estimates|Population projections|Births and deaths|Housing data|Fuel prices, UK|Rents, UK|Claimant count|Labour market profile|Household income|Rural data, England
""")
REMARKS = _lines("""
This figure includes those who were not in work.|The data are for the financial year.|No later figures are available.|Not all areas gave data.|These are minimum estimates.|The authors note that numbers are small.|Figures may not sum due to rounding.
It should be read with care.|Numbers before that date are not comparable.|This excludes people in care homes.|The definition changed in that year.|See the annex for methods.|The report does not say how many responded.|Emphasis added.
""")
ACRONYMS = _lines("""
PHE|ONS|DHSC|DfE|DWP|DEFRA|MHCLG|NICE|WHO|OHID|UKHSA|LGA|NAO|CQC|JRF|IPPR|ADASS|SCIE|RCGP|BMA|HMT|BEIS|HSE|CDC|ECDC|OECD|UNICEF|NHSE|DCLG|DCMS|DoH|MoJ|FSA|RSPH|IFS|TUC
""")
SUBJECTS = _lines("""
Health|Public Health|Social Care|Education|Housing|Transport|Justice|Finance|Planning|Culture|Sport|Energy|Labour|Agriculture|Children|Families|Young People|Ageing|Dementia|Migration
Equality|Poverty|Climate Change|Urban Development|Rural Affairs|Employment|Mental Health|Food|Nutrition|Tourism|Statistics|Technology|Innovation|Economic Affairs|Communities|Local Government|Women
Disability|Rehabilitation|Nursing|Primary Care|Policing|Criminology|Social Policy|Longitudinal Studies|Policy Studies|Health Economics|Tropical Medicine|Hygiene|Ecology|Forestry|Gender
""")
CHARITIES = _lines("""
Greenpath|Homestart|Brightside|Lifelines|Openhouse|Streetwise|Kidscape|Headway|Addaction|Turning Tides|Safe Haven|Common Ground|Fresh Start|New Horizons|Youthlink|Storybook Dads|Grandparents Plus
The Wren Trust|Lantern|Wellspring|Bridges|Pathfinder|Roots|Compass|Beacon House|Horizon|Feedback|Keystone|FareShare|Magpas|Parkrun|MoneySense|Foodcycle|Maggie's|Relate|Kooth|Whizz-Kidz|Place2Be
Future Men|BookTrust|Coram|Catch22|Become|Centrepoint|Depaul UK|Emmaus|Porchlight|Thames Reach|Dr Bike|Living Streets|Cycling UK|The Ramblers|Fields in Trust|Groundwork|Play England|Parenting UK
""")
GIVEN = _lines("""
Adam|Aisha|Alan|Alison|Amina|Andrew|Angela|Anna|Anthony|Barbara|Ben|Caroline|Catherine|Charlotte|Chris|Christine|Claire|Colin|Daniel|David|Deborah|Diane|Edward|Eleanor|Elizabeth|Emma|Fatima|Fiona|Frances
Gareth|Geoffrey|George|Graham|Hannah|Harriet|Helen|Henry|Hugh|Ian|Imran|Jack|James|Jane|Janet|Jennifer|Jeremy|Joanna|John|Jonathan|Joseph|Judith|Julia|Julian|Karen|Kate|Katherine|Kevin|Laura|Linda|Louise|Lucy
Margaret|Maria|Mark|Martin|Mary|Matthew|Megan|Michael|Mohammed|Natasha|Neil|Nicholas|Nicola|Nigel|Olivia|Oliver|Patricia|Paul|Peter|Philip|Priya|Rachel|Rebecca|Richard|Robert|Ruth|Samuel|Sandra|Sarah|Simon
Siobhan|Sophie|Stephen|Steven|Susan|Thomas|Timothy|Tom|Tony|Valerie|Victoria|William|Yasmin|Zoe|Hans|Wolfgang|Pierre|Michel|Giovanni|Carlos|José|Ngozi|Wei|Hiroshi|Anders|Ingrid|Sunil|Deepak|Chinua|Marcia
""")
FAMILY = _lines("""
Smith|Jones|Taylor|Brown|Williams|Wilson|Johnson|Davies|Robinson|Wright|Thompson|Evans|Walker|White|Roberts|Green|Hall|Wood|Jackson|Clarke|Patel|Khan|Lewis|James|Phillips|Mason|Mitchell|Rose|Ahmed|Hussain
Ali|Begum|Murphy|O'Brien|O’Connor|O'Neill|Kelly|Byrne|McDonald|MacKenzie|McCarthy|McKee|Campbell|Stewart|Fraser|Buchanan|Llewellyn|Griffiths|Price|Morgan|Featherstone|Longbottom|Attenborough|Higginbotham
van der Berg|van Dijk|de Vries|de Silva|da Silva|von Hippel|Le Grand|Di Matteo|Del Río|Müller|Schäfer|Weiß|Jørgensen|Sørensen|Åkesson|Lindström|García|Fernández|López|Rodríguez-Pérez|Santos|Costa|Rossi|Bianchi
Dubois|Lefèvre|Nguyen|Tran|Wang|Zhang|Li|Chen|Liu|Kim|Park|Tanaka|Suzuki|Singh|Kaur|Sharma|Gupta|Chatterjee|Okafor|Adeyemi|Mensah|Mwangi|Ndlovu|Abebe|Hassan|Rahman|Kowalski|Novák|Horvath|Popescu|Ivanov
Smith-Jones|Barker-White|Hill-Smith|Cooper|Fox|Bird|Bishop|Field|Carter|Marsh|Stone|Banks|Street|West|North|Lane|Wells|Goodman|Young|Best|Power|Page|Church|Parish|Law|Day|Winter|May|March|Rivers
""")
TOPICS = _lines("""
childhood obesity|mental health and wellbeing|loneliness and social isolation|air quality|fuel poverty|homelessness and rough sleeping|domestic abuse|substance misuse|smoking in pregnancy|alcohol harm
type 2 diabetes|cardiovascular disease|cancer screening|oral health|breastfeeding|immunisation uptake|sexual health|teenage pregnancy|perinatal mental health|infant mortality|suicide prevention|self-harm
health inequalities|social determinants of health|community engagement|social prescribing|integrated care|adult social care|unpaid carers|end of life care|dementia care|falls prevention|frailty|hospital discharge
primary care access|workforce shortages|digital exclusion|digital health technologies|patient safety|health literacy|personal health budgets|out-of-hours care|urgent and emergency care|ambulance services
special educational needs and disability|school exclusion|looked after children|care leavers|early years provision|free school meals|young carers|youth violence|knife crime|county lines|serious violence
food insecurity|food banks|healthy eating|school food|sugar reduction|sustainable food systems|local food growing|active travel|walking and cycling|green space|nature-based interventions|physical activity
housing affordability|private rented housing|overcrowding|supported housing|housing and health|planning for healthy places|town centre regeneration|climate adaptation|net zero|flood risk|noise pollution
low pay|in-work poverty|universal credit|benefit sanctions|debt advice|unemployment|skills and employment|apprenticeships|economic inactivity|gender pay gap|zero-hours contracts|automation
veterans' mental health|armed forces families|transition to civilian life|prisoners' families|reoffending|probation services|refugees and asylum seekers|migrant health|Gypsy, Roma and Traveller communities
ethnic inequalities in health|learning disabilities|autism|physical disability|LGBT+ health|older people's housing|ageing well|volunteering|arts and health|libraries|faith communities|rural services
tuberculosis control|HIV testing|malaria in pregnancy|antimicrobial resistance|hepatitis C|pandemic influenza|COVID-19|long COVID|vaccination programmes|neglected tropical diseases|maternal health|nutrition
""")
TITLE_FORMS = _lines("""
{T} in {p}|{T}: a guide for {aud}|{T}: evidence review|{T}: a systematic review|{T}: a review of the evidence|{T}: statistics|Improving {t}|Tackling {t}: {sub}|{T} strategy {y}-{y2}|{T} Strategy {y}–{y2}
Understanding {t} in {p}|{T} and {t2}|The future of {t}|The state of {t}|The impact of {t2} on {t}|{T}: what works?|What works in {t}?|How can {aud} reduce {t}?|Why does {t} matter?|{P} Joint Strategic Needs Assessment
{P} Joint Strategic Needs Assessment: {T}|Health needs assessment: {t}|{P} Health and Wellbeing Strategy {y}-{y2}|{P} Local Plan|Director of Public Health Annual Report {y}|Annual report {y}|Annual Report and Accounts {y}/{ys}
{T}: {sub}|{T} - {sub}|{T} – {sub}|{T}. {Sub}|{Sub}: {t} in {p}|{Sub}|Making the case for {t}|Delivering {t}: {sub}|Inequalities in {t}|{T}: commissioning guidance|{T}: technical report|{T}: final report
{T}: interim findings|Evaluation of the {T} programme|An evaluation of {t} in {p}|Rapid review of {t}|{T} toolkit|{T} profile: {p}|{T} action plan|{T}: consultation response|{T}: guidance for {aud}
{T}, {y} to {y2}|{T} in {p}: {y}|National survey of {t}|{P} survey {y}|Report of the inquiry into {t}|Independent review of {t}|Commission on {t}: {sub}|Briefing: {t}|{T}|{T} and the role of {aud}
{T}: the views of {aud}|Ten years of {t}|Towards {t}|Beyond {t}: {sub}|From {t2} to {t}|Measuring {t}: concepts and methods|{T} data tables|{T} (update)|The cost of {t}|The economics of {t}|Investing in {t}
Report of the {B} Inquiry|Report of the {B} {T} Review: executive summary|{B} {T} strategy {y}-{y2}|{B}: annual report {y}/{ys}|The {B} and {t}|{T}: {B} response|A history of the {B}|Review of {t} by the {B}
{T}: executive summary|{T}. Final report|{T}. Interim report|{T}. {Sub}: {t2} in {p}|{Sub}. {T}|{T}, volume 1|{T}, second edition|{T} ({ab})|{T} ({p})|{T}: findings from the “{sub}” study|The “{sub}” problem: {t}|{T} (‘{sub}’)|‘{Sub}’: {t} in {p}
{T} in {p}, {p2} and {p3}|{T}, {t2} and {sub}|{T} – {p}, {y}–{y2}|{T} data for {p}: {y} to {y2}|{y} {t} survey: results|{y}-{ys} {t} report|Is {t} getting worse?|{T}: is {t2} to blame? Evidence from {p}|{P} {T} Profile {y}
{T}, {p}|{T} ({y}-{y2})|{T} ({y}–{y2}): {sub}|{T} {y}|{T} at {y}|{T}: a new review for {y}|{P} {T} Strategy {y}-{ys}|{T} ({y}-based)|{T} - {p} - {y}|{T} – {y}|{Sub}: {p} {T} Review {y}|Where next for {t}?|{T}: Does it make a difference?|{T} – A Practical Guide|{T} Strategy {y}-{y2} {Sub}|{P} Outlook {y}|{T} Outlook {y}|The State of {T} {y}|State of the Nation {y}|{T} Index {y}|{P} in numbers {y}|Poverty|Ageing|Inequality|Loneliness|Modern {T}|Principles of {T}|An introduction to {t}|{Sub} {y}
Guidelines for {t}|WHO guidelines on {t}|Global strategy on {t} {y}–{y2}|Global report on {t} {y}|Handbook on {t}, second edition|NHS Long Term Plan|The {T} Review|{T}: {Sub}. {T2}|{T2}? {Sub}|"{Sub}": {t} in {p}
""")
AUDIENCES = _lines("""
local authorities|commissioners|health professionals|schools|employers|families|parents and carers|councils|policymakers|practitioners|GPs|social workers|housing providers|the voluntary sector|older people
""")
SUBTITLES = _lines("""
a call to action|time for change|no one left behind|working together|a fairer future|learning from lockdown|lessons from practice|the missing link|next steps|a whole system approach|closing the gap|our shared future
an open letter|building back fairer|a place to call home|the hidden crisis|voices from the front line|a matter of life and death|everybody's business|it takes a village|hungry for change|out of sight|fit for the future
why it matters and what to do|making every contact count|from evidence into practice|a life course approach|better lives|stronger together|the way forward|tipping the balance|one year on|ten years on|a tale of two cities
""")
JOURNALS = _lines("""
BMJ|BMJ Open|The Lancet|Lancet|Lancet Public Health|The Lancet Psychiatry|PLoS One|PLOS ONE|PLoS Medicine|JAMA|JAMA Pediatrics|N Engl J Med|New England Journal of Medicine|BMC Public Health|BMC Medicine|Am J Public Health
American Journal of Public Health|Journal of Public Health|J Public Health (Oxf)|Public Health|European Journal of Public Health|J Epidemiol Community Health|Journal of Epidemiology and Community Health|Int J Epidemiol
International Journal of Epidemiology|Soc Sci Med|Social Science & Medicine|Social Science and Medicine|Health & Place|Health Affairs|Health Policy|British Journal of General Practice|Br J Gen Pract|Br J Psychiatry
British Journal of Psychiatry|Psychological Medicine|Journal of Affective Disorders|Addiction|Drug and Alcohol Dependence|Tobacco Control|Cochrane Database of Systematic Reviews|Cochrane Database Syst Rev|Age and Ageing
Ageing & Society|Journal of the American Geriatrics Society|Archives of Disease in Childhood|Pediatrics|Child: Care, Health and Development|Journal of Adolescent Health|Children and Youth Services Review|Child Abuse & Neglect
British Journal of Social Work|Health and Social Care in the Community|Housing Studies|Urban Studies|Journal of Social Policy|Social Policy & Administration|Policy & Politics|Sociology|British Journal of Sociology|Criminology
British Journal of Criminology|Nature|Science|Environmental Health Perspectives|Atmospheric Environment|Appetite|Public Health Nutrition|British Food Journal|Journal of Nutrition|American Journal of Clinical Nutrition
Bull World Health Organ|Bulletin of the World Health Organization|Trop Med Int Health|AIDS|Clinical Infectious Diseases|Int J Tuberc Lung Dis|Vaccine|Thorax|Heart|Gut|Circulation|Stroke|Diabetes Care|Diabetologia|Spine|Pain
Journal of Advanced Nursing|Nurse Education Today|Midwifery|Birth|BJOG|Journal of Health Services Research & Policy|Health Services Research|Implementation Science|Trials|Syst Rev|Evaluation|Perspectives in Public Health
Economic Journal|Journal of Political Economy|Quarterly Journal of Economics|Fiscal Studies|Oxford Review of Education|British Educational Research Journal|Educational Psychology Review|Journal of Youth Studies|Military Medicine
Culture, Health & Sexuality|Health, Risk & Society|Work, Employment and Society|Environment and Planning A|Race, Ethnicity and Education|Sex Education|Disability & Society|Medicine, Conflict and Survival|Media, Culture & Society|Addiction Research & Theory
Journal of Nursing Management|Nursing Standard|Family Practice|Arch Gen Psychiatry|Curr Opin Psychiatry|Front Psychiatry|medRxiv|Health Soc Care Community|Kindheit und Entwicklung|Bundesgesundheitsblatt|Revue d'épidémiologie et de santé publique|Gaceta Sanitaria
Journal of the Royal Army Medical Corps|Occupational Medicine|Landscape and Urban Planning|Cities|Transport Reviews|Urban Forestry & Urban Greening|Int J Environ Res Public Health|Frontiers in Psychology|Scientific Reports
""")
LAW_JOURNALS = _lines(
    "MLR|LQR|CLJ|OJLS|PL|Public Law|Crim LR|ICLQ|EHRLR|Legal Studies|Medical Law Review|Med L Rev|Journal of Law and Society|J Soc Wel & Fam L|CFLQ|JR"
)
PUBLISHERS = _lines("""
Oxford University Press|Cambridge University Press|Routledge|SAGE|Sage Publications|Palgrave Macmillan|Policy Press|Polity|Polity Press|Penguin|Penguin Books|Wiley|Wiley-Blackwell|John Wiley & Sons|Blackwell|Springer|Elsevier
Academic Press|Pearson|McGraw-Hill|Open University Press|Edward Elgar|Ashgate|Jessica Kingsley Publishers|Bloomsbury|Faber & Faber|Verso|Pluto Press|Zed Books|Allen Lane|Harvard University Press|MIT Press|Basic Books
W. W. Norton|Random House|HarperCollins|Macmillan|Hart Publishing|Sweet & Maxwell|LexisNexis|OUP|CUP|Hodder Arnold|Churchill Livingstone|Lippincott Williams & Wilkins|Taylor & Francis|Manchester University Press|Duckworth
The Stationery Office|TSO|HMSO|Her Majesty's Stationery Office|Stationery Office|Radcliffe Publishing|Elsevier Health Sciences|Guilford Press|University of Chicago Press|Princeton University Press|Yale University Press|Kogan Page
""")
PRESS = _lines("""
The Guardian|Guardian|The Times|The Sunday Times|The Telegraph|The Daily Telegraph|The Independent|Financial Times|Daily Mail|BBC News|Evening Standard|The Observer|Daily Mirror|The Economist|New Statesman|Health Service Journal
HSJ|Nursing Times|Pulse|Local Government Chronicle|Inside Housing|Community Care|The Conversation|Manchester Evening News|Yorkshire Post|The Scotsman|The Herald|New York Times|The New York Times|Washington Post|Wales Online|Third Sector
""")
SITES = _lines("""
GOV.UK|NHS|NHS Choices|NHS.UK|BBC|Wikipedia|Nomis|Fingertips|Legislation.gov.uk|NHS Digital|Mind|YouTube|The King's Fund|Health Foundation|Our World in Data|Twitter|Medium|LinkedIn|Statista|Data.gov.uk|Explore Education Statistics
""")
DOMAINS = _lines("""
www.gov.uk|www.nhs.uk|www.nice.org.uk|www.kingsfund.org.uk|www.health.org.uk|www.jrf.org.uk|www.ons.gov.uk|www.local.gov.uk|www.who.int|apps.who.int|digital.nhs.uk|fingertips.phe.org.uk|www.ageuk.org.uk|www.england.nhs.uk
assets.publishing.service.gov.uk|publications.parliament.uk|researchbriefings.files.parliament.uk|www.scie.org.uk|www.bbc.co.uk|www.theguardian.com|www.nuffieldtrust.org.uk|www.oecd.org|www.unicef.org|www.cqc.org.uk|eprints.lse.ac.uk
""")
ACTS = _lines("""
Care|Health and Social Care|Children|Children and Families|Housing|Homelessness Reduction|Mental Health|Mental Capacity|Equality|Human Rights|Data Protection|Local Government|Localism|Public Services (Social Value)|Domestic Abuse
Environment|Climate Change|Education|Education and Skills|Welfare Reform|Licensing|Health and Safety at Work etc|Armed Forces|Crime and Disorder|Modern Slavery|Freedom of Information|Planning and Compulsory Purchase|Social Services and Well-being (Wales)
""")
SERIES = _lines("""
Working Paper|Discussion Paper|Research Report|Research Paper|Briefing Paper|Technical Report|Occasional Paper|Policy Briefing|Research Briefing|NICE guideline|Public health guideline|Clinical guideline|NICE guideline NG|Technical Report Series
IZA Discussion Paper|NBER Working Paper|CASE Paper|Health Technology Assessment|Evidence Review|Statistical Bulletin|Debate Pack|Research Study|Report|Publication|Topic Report|Position Paper
""")
DEGREES = _lines(
    "PhD thesis|Unpublished PhD thesis|Doctoral dissertation|MSc dissertation|Master's thesis|DPhil thesis|Unpublished doctoral thesis|PhD dissertation|MA thesis"
)
CONFERENCES = _lines("""
Proceedings of the {n} International Conference on {S}|{n} International Conference on {S}|Annual Conference of the {S} Association|European Conference on {S}|Paper presented at the {S} Annual Meeting|World Congress of {S}
""")
CASES = _lines(
    "R v {F}|R ({F}) v Secretary of State for Health|R (on the application of {F}) v {B}|{F} v {F2}|{F} v {B}|Re {F}|{F} and others v Secretary of State for the Home Department|{F} v United Kingdom|{F} v {F2} Ltd"
)
