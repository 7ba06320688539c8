// Addresses of this computer and of networks that the rest of the world does not reach.
import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** The registries of special-purpose addresses (RFC 6890), with those for groups. */
const ranges4: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
];
const ranges6: readonly (readonly [network: string, prefix: number])[] = [
  ["::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 9],
  ["ff00::", 8],
];
/** What addresses of IPv4 stand behind in IPv6: mapped ones, and those of translators (RFC 6052). */
const before4 = ["::ffff:", "64:ff9b::"];

const blocked = new BlockList();
for (const [network, prefix] of ranges6) blocked.addSubnet(network, prefix, "ipv6");
for (const [network, prefix] of ranges4) {
  blocked.addSubnet(network, prefix, "ipv4");
  for (const start of before4) blocked.addSubnet(start + network, 96 + prefix, "ipv6");
}

/** Whether an IP address leads into a private network. Of IPv6, also where it stands for such an address of IPv4. */
export function isPrivate(address: string): boolean {
  const bare = address.replace(/%.*/s, "");
  const family = isIP(bare);
  return family !== 0 && blocked.check(bare, family === 6 ? "ipv6" : "ipv4");
}

const refusal = (host: string, address: string): Error =>
  new Error(`${host === address ? host : `${host} (${address})`} is an address of a private network`);

/** @throws Error where the host of an address is a number that leads into a private network */
export function refusePrivate({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isPrivate(host)) throw refusal(host, host);
}

/** Finds a host's addresses, of which none may lead into a private network. */
export const publicLookup: LookupFunction = (host, options, callback) =>
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    const own = found?.find(({ address }) => isPrivate(address));
    if (error ?? own ?? !first) callback(error ?? refusal(host, own?.address ?? ""), []);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
