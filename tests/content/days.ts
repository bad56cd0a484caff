/**
 * What the map shows on 25 days of every crossing, route, area and border, part by part: written by hand from the record, before
 * the program was asked. `days.test.ts` holds the program to it.
 *
 * A line is a part; a column is a day, read from top to bottom; a letter is the status that is drawn. Under it, each run of equal
 * letters has its ground: the id of a source that says so, which the status shown on the first of
 * its days must name too. Where nothing was found the
 * ground says so in brackets.
 */

/** The letters of the table. */
export const LETTERS = {
  '-': null, // not there
  '?': 'unrecorded',
  a: 'agreed',
  b: 'blocked',
  d: 'delimited',
  f: 'offered',
  g: 'guarded',
  k: 'controlled',
  m: 'former',
  n: 'unused',
  o: 'open',
  p: 'deployed',
  r: 'restricted',
  s: 'suspended',
  t: 'temporary',
  u: 'undelimited',
  x: 'closed',
} as const;

/** The last four days are seen with the layer of what came after the article. */
export const AFTERMATH_DAYS = 4;

export const TABLE = `
year                              91 92 93 20 21 22 22 22 22 23 23 23 23 23 23 23 23 23 23 23 23 23 23 24 25
month                             06 05 04 11 01 08 08 12 12 02 02 03 04 04 04 04 04 06 07 07 07 09 10 07 08
day                               01 18 02 10 11 25 29 03 12 06 11 30 01 22 23 28 29 15 11 18 27 19 05 01 08

lachin-checkpoint                 -  -  -  -  -  -  -  -  -  -  -  -  -  -  k  k  k  r  s  s  r  r  ?  ?  ?
  k trend-icrc; r apress-jun; s trend-icrc; r icrc; ? (none found: facts 4 and 5)
margara-alican                    ?  ?  x  x  x  x  x  x  x  x  t  x  x  x  x  x  x  x  x  x  x  x  x  x  x
  ? (none found: facts N11, N20); x duvar; t gercek; x mediamax-marg

lachin-road-goris                 -  -  -  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  ?  ?  ?
  o massis-byp; ? (none found: facts 4)
lachin-road-tegh                  -  -  -  o  o  o  o  o  o  o  o  x  x  -  -  -  -  -  -  -  -  -  -  -  -
  o asb-mar30; x newsam-tegh
lachin-road-old                   -  -  -  g  g  g  g  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
  g massis-byp
lachin-road-temporary             -  -  -  -  -  -  -  g  g  g  g  x  x  -  -  -  -  -  -  -  -  -  -  -  -
  g asb-mar30; x newsam-tegh
lachin-road-temporary-bridge      -  -  -  -  -  -  -  o  o  o  o  x  x  -  -  -  -  -  -  -  -  -  -  -  -
  o cs-kornidzor; x newsam-tegh
lachin-road-kornidzor             -  -  -  -  -  -  -  -  -  -  -  o  o  o  o  o  o  o  o  o  o  o  ?  ?  ?
  o newsam-tegh; ? (none found: facts 4)
lachin-road-new                   -  -  -  -  -  -  -  g  g  g  g  g  g  g  k  k  k  r  s  s  r  r  ?  ?  ?
  g rfe-lach; k trend-icrc; r apress-jun; s trend-icrc; r icrc; ? (none found: facts 4 and 5)
lachin-road-upper                 -  -  -  g  g  g  g  b  b  b  b  b  b  b  b  b  k  r  s  s  r  r  ?  ?  ?
  g ac-pk; b forrights; k trend-icrc; r apress-jun; s trend-icrc; r icrc; ? (none found: facts 4 and 5)
aghdam-route                      ?  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  f  b  b  ?  ?  ?  ?
  ? (none found: facts 5); n energy; f civilnet; b asb-agh; ? (none found: facts 5)
turkiye-armenia-flights-istanbul  ?  ?  ?  s  s  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  ?  ?  ?  ?
  ? (none found: facts B4); s av24; o sond; ? (none found: facts 5)
turkiye-armenia-flights-sabiha-gokcen ?  ?  ?  s  s  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  ?  ?  ?  ?
  ? (none found: facts B4); s av24; o sond; ? (none found: facts 5)
air-cargo                         -  -  -  -  -  a  a  a  a  n  n  n  n  n  n  n  n  n  n  n  n  n  n  ?  ?
  a mfa-tr-212-2022-07-01; n aravot-cargo; ? (none found after June 2024: facts N10)
yeraskh-horadiz-railway           ?  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  n  ?  ?  ?  ?
  ? (none found: research/geo/routes.md); n nzz-meghri; ? (none found: research/geo/routes.md)

armenia-azerbaijan                x  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  x eurasianet-2024; u rfe-bc1
armenia-nakhchivan                x  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  x eurasianet-2024; u rfe-bc1
armenia-turkiye                   ?  ?  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x  x
  ? (none found: facts N20); x duvar
azerbaijan-turkiye                ?  ?  ?  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  ?
  ? (none found: context); r eurasianet-2024; ? (none found: context)
armenia-georgia                   ?  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  ? (none found: context); u css-georgia
armenia-iran                      ?  ?  ?  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  ?  ?  ?  ?
  ? (none found before 2013: context); o messenger-2013; ? (none found: context)
azerbaijan-georgia                ?  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  ? (none found: context); u css-georgia
azerbaijan-iran                   ?  ?  ?  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  r  ?  ?
  ? (none found: context); r eurasianet-2024; ? (none found: context)
azerbaijan-russia                 ?  ?  ?  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d
  ? (none found: context); d kremlin-aze-border
georgia-turkiye                   d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d  d
  d css-georgia
georgia-russia                    ?  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  ? (none found: context); u css-georgia
turkiye-iran                      ?  ?  ?  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  o  ?  ?  ?  ?
  ? (none found: context); o eurasiareview-bazargan; ? (none found: context)

former-nkao                       ?  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m  m
  ? (abolished on 26 November 1991: wiki-nkao); m wiki-nkao
peacekeepers-area                 -  -  -  p  p  p  p  p  p  p  p  p  p  p  p  p  p  p  p  p  p  p  p  -  -
  p hyet-pk
peacekeepers-area-corridor        -  -  -  p  p  p  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -  -
  p hyet-pk
yukhari-askipara                  ?  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  ? (none found: context); u courrier
barkhudarli-sofulu                ?  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  ? (none found: context); u courrier
artsvashen                        ?  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  ? (none found: context); u courrier
karki-enclave                     ?  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u  u
  ? (none found: context); u courrier
turkish-airspace                  ?  ?  ?  x  x  o  o  o  o  o  o  o  o  o  o  o  x  x  x  x  x  ?  ?  ?  ?
  ? (none found: facts 5); x mirr-2022; o mirr-2022; x rfe-nem; ? (none found: facts 5 and 8)
`;
