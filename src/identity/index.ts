export { Can } from './access/can.js';
export { isPermitted, PERMISSIONS, type Permission } from './access/permissions.js';
export { LANGUAGES, type Language } from '../platform/web/locale.js';
export { AccountNames } from './accounts/account-names.queries.js';
export { GrantRole } from './accounts/grant-role.use-case.js';
export { OpenAccount, type OpenAccountInput } from './accounts/open-account.use-case.js';
export { EmailTaken, NotPermitted } from './identity.errors.js';
export { IdentityModule } from './identity.module.js';
export { SignIns, type SignedIn } from './sign-in/sign-ins.js';
