/** Why a file at another host could not be read, in words. */
import type { Issue } from '../../domain/result';
import type { HostFault } from '../../files/hostChannel';

const DOWNLOAD = 'Download the file and choose it.';

/** What is wrong with a file at a host. */
export function hostIssue({ fault, status }: HostFault, name: string, host: string): Issue {
  switch (fault) {
    case 'offline':
      return { message: `There is no network, and ${host} was not reached.`, remedy: 'Connect, and try again.' };
    case 'away':
      return { message: `${host} was not reached.`, remedy: 'Check the address, and try again later.' };
    case 'slow':
      return { message: `${host} did not send in time what was asked of it.`, remedy: `Try again later. ${DOWNLOAD}` };
    case 'closed':
      return {
        message: `${host} is there, but lets no other page read “${name}” (CORS).`,
        remedy: `${DOWNLOAD} Or ask whoever runs the host to allow it: Access-Control-Allow-Origin: *.`,
      };
    case 'redirect':
      return {
        message: `${host} leads to another host, which was not asked: your yes was for ${host}.`,
        remedy: 'Give the address to which it leads.',
      };
    case 'whole':
      return {
        message: `${host} sends “${name}” only whole, and not in parts (no range requests).`,
        remedy: DOWNLOAD,
      };
    case 'policy':
      return {
        message: 'The server of this atlas does not allow it to ask another host.',
        remedy: `${DOWNLOAD} Who runs the server finds in SECURITY.md which policy otherHost.html needs.`,
      };
    case 'silent':
      return {
        message: 'The page of this atlas that asks other hosts did not start.',
        remedy: `Check the connection and try again. ${DOWNLOAD}`,
      };
    case 'much':
      return {
        message: `“${name}” has more in this region than is read here.`,
        remedy: 'Cut out a part of it (pmtiles extract), and open that.',
      };
    case 'status':
      if (status === 404 || status === 410)
        return { message: `${host} has no such file (${status}).`, remedy: 'Check the address.' };
      if (status === 401 || status === 403)
        return { message: `${host} does not give “${name}” to everybody (${status}).`, remedy: DOWNLOAD };
      if (status === 416)
        return {
          message: `“${name}” ends before what its own directory names.`,
          remedy: 'It is damaged: ask its maker.',
        };
      return { message: `${host} could not send “${name}” (${status}).`, remedy: 'Try again later.' };
  }
}
