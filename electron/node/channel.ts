/** Channel by which a page's preload script hands its end of a message port to the main process. */
export const CONNECT = 'workbench:connect';
