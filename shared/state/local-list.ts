import { number } from '../journal/loose';
import { isAccepted, type BlockFolds, type Fold } from './message';

/** D01 and D02; 1.6 §5.10 and §5.15. */
function sent(version: string): Fold {
  return (station, message) => {
    const localListVersion = number(message.request, version);
    return isAccepted(message) && localListVersion !== undefined ? { ...station, localListVersion } : station;
  };
}

function told(version: string): Fold {
  return (station, { result }) => {
    const localListVersion = number(result, version);
    return localListVersion === undefined ? station : { ...station, localListVersion };
  };
}

export const LOCAL_LIST_16: BlockFolds = {
  results: { SendLocalList: sent('listVersion'), GetLocalListVersion: told('listVersion') },
};

export const LOCAL_LIST_2X: BlockFolds = {
  results: { SendLocalList: sent('versionNumber'), GetLocalListVersion: told('versionNumber') },
};
