import { joinServer, type Membership } from './join-server.js';

/** A membership that outlives the server: when it ends by itself, it is started again. */
export interface LastingMembership {
  /** The claim in force. */
  current(): Membership;
  /** Gives the claim up, for good. */
  leave(): Promise<void>;
}

/**
 * Joins the bundled server and, for a process that runs for days, joins again when the server was killed under it. Queries
 * under way then fail; later ones find the new server at the same socket.
 * @throws IntertieError as `joinServer`; failures to start again go to `onNotice`
 */
export async function stayJoined(home: string, onNotice: (text: string) => void): Promise<LastingMembership> {
  let leaving = false;
  let rejoining: Promise<void> = Promise.resolve();
  let current = await joinServer(home, onNotice);

  const watch = ({ holder }: Membership): void => {
    holder
      .on('error', () => undefined)
      .once('end', () => {
        if (!leaving) rejoining = rejoin();
      });
  };
  const rejoin = async (): Promise<void> => {
    onNotice('the database stopped by itself and is started again');
    try {
      current = await joinServer(home, onNotice);
      watch(current);
    } catch (error) {
      onNotice(error instanceof Error ? error.message : String(error));
    }
  };

  watch(current);
  return {
    current: () => current,
    leave: async () => {
      leaving = true;
      await rejoining;
      await current.holder.end();
    },
  };
}
