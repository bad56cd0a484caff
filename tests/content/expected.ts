/** What the rules of `rules.ts` hold the real content to: lists of this one article, which `src/` knows nothing of. */
import type { Boundary } from './rules';

/** Two sides, two forms: neither stands alone. */
export const PAIRED: readonly (readonly [id: string, forms: readonly string[]])[] = [
  ['khankendi', ['Khankendi', 'Stepanakert']],
  ['khojaly', ['Khojaly', 'Ivanyan']],
  ['lachin', ['Lachin', 'Berdzor']],
  ['kalbajar', ['Kalbajar', 'Karvachar']],
  ['aghdam', ['Aghdam', 'Akna']],
  ['shusha', ['Shusha', 'Shushi']],
  ['zabukh', ['Zabukh', 'Aghavno']],
  ['nakhchivan', ['Nakhchivan', 'Nakhijevan']],
  ['lachin-road', ['Lachin road', 'Lachin corridor']],
  ['karki-enclave', ['Karki', 'Tigranashen']],
  ['yukhari-askipara', ['Yukhari Askipara', 'Verin Voskepar']],
  ['artsvashen', ['Artsvashen', 'Bashkend']],
  ['karabakh', ['Karabakh', 'Artsakh']],
];

/** The same forms in running text. “Lachin checkpoint” and “Aghdam route” are the same on both sides; the road has its own short form. */
export const FORMS_IN_TEXT: readonly (readonly [RegExp, RegExp])[] = [
  [/\bKhankendi\b/, /\bStepanakert\b/],
  [/\bKhojaly\b/, /\bIvanyan\b/],
  [/\bLachin\b(?! (?:checkpoint|road|corridor))/, /\b(?:Berdzor|Kashatagh)\b/],
  [/\bLachin road\b/, /\bLachin (?:road \()?corridor\b/],
  [/\bKalbajar\b/, /\bKarvachar\b/],
  [/\bAghdam\b(?! (?:route|option))/, /\bAkna\b/],
  [/\bShusha\b/, /\bShushi\b/],
  [/\bZabukh\b/, /\bAghavno\b/],
  [/\bNakhchivan\b/, /\bNakhijevan\b/],
  [/\bKarki\b/, /\bTigranashen\b/],
  [/\bYukhari Askipara\b/, /\bVerin Voskepar\b/],
  [/\bArtsvashen\b/, /\bBashkend\b/],
];

/** Which event began or ended which status. */
export const BOUNDARIES: readonly Boundary[] = [
  { event: 'border-closed-1993', feature: 'armenia-turkiye', status: 'closed', how: 'begins' },
  { event: 'border-closed-1993', feature: 'margara-alican', status: 'closed', how: 'begins' },
  { event: 'war-ends-2020', day: 'last', feature: 'lachin-road', status: 'guarded', how: 'begins' },
  { event: 'war-ends-2020', day: 'last', feature: 'peacekeepers-area', status: 'deployed', how: 'begins' },
  { event: 'airline-bankrupt-2020', feature: 'turkiye-armenia-flights', status: 'suspended', how: 'begins' },
  { event: 'flights-resume-2022-02', feature: 'turkiye-armenia-flights', status: 'suspended', how: 'ends-before' },
  { event: 'flights-resume-2022-02', feature: 'turkiye-armenia-flights', status: 'open', how: 'begins' },
  { event: 'envoys-2022-07-01', feature: 'armenia-turkiye', status: 'agreed', how: 'begins' },
  { event: 'envoys-2022-07-01', feature: 'air-cargo', status: 'agreed', how: 'begins' },
  { event: 'air-cargo-2023-01-01', feature: 'air-cargo', status: 'agreed', how: 'ends-before' },
  { event: 'air-cargo-2023-01-01', feature: 'air-cargo', status: 'unused', how: 'begins' },
  { event: 'aid-trucks-2023-02-11', feature: 'margara-alican', status: 'closed', how: 'ends-before' },
  { event: 'aid-trucks-2023-02-11', feature: 'margara-alican', status: 'temporary', how: 'begins' },
  { event: 'checkpoint-set-up-2023-04-23', feature: 'lachin-checkpoint', status: 'controlled', how: 'begins' },
  { event: 'checkpoint-set-up-2023-04-23', feature: 'lachin-road', status: 'controlled', how: 'begins' },
  { event: 'overflights-refused-2023-04-29', feature: 'turkish-airspace', status: 'open', how: 'ends-before' },
  { event: 'overflights-refused-2023-04-29', feature: 'turkish-airspace', status: 'closed', how: 'begins' },
  { event: 'aghdam-offer-2023-07', feature: 'aghdam-route', status: 'offered', how: 'begins' },
  { event: 'aghdam-first-cargo-2023-09-12', feature: 'aghdam-route', status: 'unused', how: 'ends-before' },
  { event: 'aghdam-first-cargo-2023-09-12', feature: 'aghdam-route', status: 'offered', how: 'ends-before' },
  { event: 'aghdam-first-cargo-2023-09-12', feature: 'aghdam-route', status: 'restricted', how: 'begins' },
  { event: 'icrc-both-roads-2023-09-18', feature: 'lachin-checkpoint', status: 'restricted', how: 'ends-before' },
  { event: 'icrc-both-roads-2023-09-18', feature: 'lachin-road', status: 'restricted', how: 'ends-before' },
  { event: 'icrc-both-roads-2023-09-18', feature: 'lachin-checkpoint', status: 'restricted', how: 'ends' },
  { event: 'icrc-both-roads-2023-09-18', feature: 'aghdam-route', status: 'restricted', how: 'ends' },
  { event: 'departure-2023-09-24', feature: 'lachin-road', status: 'controlled', how: 'begins' },
  { event: 'departure-2023-09-24', day: 'last', feature: 'lachin-road', status: 'controlled', how: 'ends' },
  { event: 'departure-2023-09-24', feature: 'lachin-checkpoint', status: 'controlled', how: 'begins' },
  { event: 'departure-2023-09-24', day: 'last', feature: 'lachin-checkpoint', status: 'controlled', how: 'ends' },
  { event: 'first-sections-2024', day: 'last', feature: 'armenia-azerbaijan', status: 'undelimited', how: 'begins' },
  { event: 'peacekeepers-leave-2024-06-12', feature: 'peacekeepers-area', status: 'deployed', how: 'ends' },
  { event: 'aid-to-syria-2025-03-21', feature: 'margara-alican', status: 'closed', how: 'ends-before' },
  { event: 'aid-to-syria-2025-03-21', feature: 'margara-alican', status: 'temporary', how: 'begins' },
  { event: 'aid-to-syria-2025-03-21', day: 'last', feature: 'margara-alican', status: 'temporary', how: 'ends' },
];

/** Words that take a side, from either: they may stand only in a sentence that says whose they are. */
export const LOADED: readonly RegExp[] = [
  /\bso-called\b/i,
  /\boccup(?:ation|ied|y|iers?)\b/i,
  /\bseiz(?:ed|ure)\b/i,
  /\bliberat\w*/i,
  /\bseparatis\w*/i,
  /\bterroris\w*/i,
  /\bregimes?\b/i,
  /\bpuppet\w*/i,
  /\billegal\w*/i,
  /\bblockad\w*/i,
  /\binva(?:sion|ded|ders?)\b/i,
  /\bannex\w*/i,
  /\bethnic(?:ally)? cleans\w*/i,
  /\baggress\w*/i,
  /\bgenocid\w*/i,
  /\bexodus\b/i,
  /\bnarratives?\b/i,
  /\bfictitious\b/i,
  /\bmisrepresent\w*/i,
  /\bprovocat\w*/i,
  // Beside the other side's form it is a name.
  /(?<!\bkarabakh \/ )\bartsakh\w*/i,
  /\bsovereign territory\b/i,
  /\binternal (?:matter|affair)s?\b/i,
  /\bnew political reality\b/i,
  /\bunimpeded\b/i,
  /\bentrenched\b/i,
  /\bphobias?\b/i,
  /\bmyths?\b/i,
  /\bimagined communit\w*/i,
  /\bhumanitarian gestures?\b/i,
  /\btactical achievement\b/i,
  /\bwell-regulated\b/i,
  /\bundeniabl\w*/i,
  /\bno doubt\b/i,
];

/** What makes a sentence someone's: a verb of saying, or the words “usage” and “account”. */
export const ATTRIBUTED =
  /\b(?:said|says?|calls?|called|calling|spoke|speaks|told|describes?|described|writes?|wrote|puts|usage|accounts?|denied|presented|stress(?:es|ed)|according to|by which)\b/i;

/** Judgements that are no one's business in the editor's voice, whoever they favour. No attribution mends them. */
export const JUDGING: readonly RegExp[] = [
  /\b(?:our side|the enemy|heroic|shameful|rightful|unfortunately|fortunately|of course|clearly|obviously)\b/i,
];

/** Words a digest gives to the author or to someone she cites, never to itself. */
export const DIGEST_LOADED: readonly RegExp[] = [
  /\boccupation\b/i,
  /\boccupied\b/i,
  /\bseized\b/i,
  /\billegal\w*/i,
  /\bseparatis\w*/i,
  /\bethnic cleansing\b/i,
  /\bso-called\b/i,
  /\bsovereign territory\b/i,
  /\bnarratives?\b/i,
  /\bmyths?\b/i,
  /\bblockad\w*/i,
  /\baggress\w*/i,
];

/** What gives a sentence of a digest to the author. */
export const AUTHORS = /\b(?:she|her|author(?:'s|’s)?)\b/i;

/** Publishers of no side: bodies of several states, media and scholars of other states, sites with editors on several sides. */
export const NEUTRAL: readonly string[] = [
  'Aviation24.be',
  'Babel',
  'CCBS',
  'CDE News',
  'Caucasian Knot',
  'Center for Social Sciences, Tbilisi',
  'Civil Georgia',
  'Commersant.ge',
  'Devdiscourse',
  'E2 India',
  'EIN Presswire',
  'Energy International',
  'Eurasia Daily Monitor, vol. 20, issue 78',
  'Eurasia Review',
  'Eurasianet',
  'Euractiv',
  'Euronews',
  'European Council',
  'European Parliamentary Research Service',
  'International Committee of the Red Cross',
  'International Court of Justice',
  'Iran Press',
  'Islamic World News',
  'Jam-news.net',
  'Karabakhspace.commonspace.eu',
  'Kathimerini',
  'Mehr News Agency',
  'Nezavisen',
  'Onnik James Krikorian',
  'PA-X Peace Agreements Database',
  'RFE/RL',
  'RFE/RL Armenian Service',
  'RFE/RL Ukrainian Service',
  'SFG Media',
  'The Kyiv Independent',
  'The Messenger (Georgia)',
  'The Times of Central Asia',
  'Transatlantic Policy Quarterly',
  'Turanews',
  'UNHCR',
  'U.S. Embassy in Armenia',
  'United Nations Security Council',
  'UrduPoint',
  'Wikipedia',
  'bne IntelliNews',
  'commonspace.eu',
];

/** Words of one side, each with the other side's for the same thing: neither stands alone in a text. */
export const TERMS: readonly (readonly [RegExp, RegExp])[] = [
  [/anti-terrorist/i, /\baggression\b/i],
  [/\bin support of Azerbaijan\b/, /\bunilaterally\b/],
  [/\bavengers\b/i, /\bterrorists\b/i],
  [/\bethnic cleansing\b/i, /\bno one was forced\b/i],
  [/Second Karabakh War/i, /44-day war/i],
];

/** Places whose first form is not that of Azerbaijan, because they lie within the recognised borders of another state. */
export const FIRST_FORMS: Readonly<Record<string, string>> = { artsvashen: 'AM' };

/** What may name a later day although the layer of what came after is off, and why. */
export const AFTERMATH_ALLOWED: readonly (readonly [id: string, words: RegExp, why: string])[] = [];

/** “First” is disputed of these: see the notes n01, n13 and n15. */
export const DISPUTED_FIRSTS: readonly string[] = [
  'phone-call-2022-04-11',
  'khojaly-2023-03-01',
  'pashinyan-statement-2023-05-22',
];

const range = (prefix: string, count: number, width = 1): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(width, '0')}`);

/** Codes of the table "Where each fact is"; N20 needed no note, because the record agrees. */
export const TRACE_CODES: readonly string[] = [
  ...range('¶', 34),
  ...range('E', 34, 2),
  ...range('B', 8),
  ...range('U', 11),
  ...range('A', 8),
  ...range('N', 19),
  'N21',
  ...range('AF', 15),
  ...range('S', 9),
  ...range('fn', 24),
];
