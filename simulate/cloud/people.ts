import { regions, type Region } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { FloatingIp, Router, Server, Volume } from './resources.ts';

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly region: Region;
}

/** A user of the dashboard. Each works only on their own resources, so that no user deletes another's volume. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly project: Project;
  readonly remoteAddress: string;
  readonly userAgent: string;
  /** The average number of visits on a working day. */
  readonly perDay: number;
  /** Appended to the ids of this user's new resources. */
  readonly idSuffix: string;
  readonly servers: Server[];
  readonly volumes: Volume[];
  readonly floatingIps: FloatingIp[];
  readonly routers: Router[];
}

const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
] as const;

const firstNames = ['ada', 'ben', 'chen', 'dora', 'emil', 'fatima', 'goran', 'hana', 'ivo', 'june'] as const;
const topics = ['web', 'shop', 'data', 'mail', 'build', 'maps', 'search', 'archive', 'video', 'lab'] as const;
const USERS_A_PROJECT = 8;

/** The users of the week. */
export interface Cast {
  /** A few come daily, most now and then. */
  readonly users: readonly Person[];
  /** The user in trouble, who works in RegionOne. */
  readonly troubled: Person;
  /** One for each region, which look after it. */
  readonly robots: readonly Person[];
}

export function castOf(count: number, random: Random): Cast {
  const projects = Array.from({ length: Math.max(1, Math.ceil(count / USERS_A_PROJECT)) }, (_, index) =>
    newProject(topics[index % topics.length] ?? '', index, random),
  );
  const users = Array.from({ length: count }, (_, index) => {
    const project = projects[index % projects.length] ?? newProject('other', index, random);
    const name = `${firstNames[index % firstNames.length] ?? ''}-${index + 1}`;
    const person = newPerson(name, project, Math.min(5, random.skewed(1.3, 0.9)), random);
    return index === 1 ? awkward(person) : person;
  });
  const troubled = newPerson('marta', newProject('accounts', 0, random), 0, random);
  const robots = regions.map(({ name }, index) =>
    newPerson(`robot-${name}`, newProject('watch', 4 * index, random), 0, random),
  );
  return { users, troubled, robots };
}

// Three of five are in RegionOne.
function newProject(topic: string, index: number, random: Random): Project {
  const region = index % 5 < 3 ? regions[0] : regions[1];
  return { id: random.hex(32), name: `${topic}-${index + 1}`, region };
}

function newPerson(name: string, project: Project, perDay: number, random: Random): Person {
  return {
    id: random.hex(32),
    name,
    project,
    remoteAddress: `198.51.100.${random.whole(1, 254)}`,
    userAgent: random.pick(agents),
    perDay,
    idSuffix: '',
    servers: [],
    volumes: [],
    floatingIps: [],
    routers: [],
  };
}

/** Returns a user whose name and resource ids contain characters that break a table, a CSV file, or a page. */
function awkward(person: Person): Person {
  return { ...person, name: `O'Neil, "Bob" <b>\n;${person.name}`, idSuffix: `"\n',` };
}
