import { changeEmail, changeMetadata, deleteCustomer } from "./customer-behaviors.js";
import type { Life } from "./life.js";
import { buyOneOff, cardFails, chargeWithoutInvoice, creditNote, dispute, refund } from "./payment-behaviors.js";
import type { BehaviorName } from "./profile.js";
import {
  addItem,
  cancelAtPeriodEnd,
  cancelNow,
  changeQuantity,
  downgrade,
  pauseCollection,
  pauseSubscription,
  removeItem,
  startSecond,
  switchInterval,
  takeCoupon,
  takeCustomerDiscount,
  upgrade,
} from "./subscription-behaviors.js";

/** The action of each behaviour in the profile. It does nothing if the customer cannot do it. */
export const BEHAVIORS: Readonly<Record<BehaviorName, (life: Life) => void>> = {
  upgrade,
  downgrade,
  changeQuantity,
  switchInterval,
  addItem,
  removeItem,
  takeCoupon,
  takeCustomerDiscount,
  pauseCollection,
  pauseSubscription,
  cardFails,
  cancelNow,
  cancelAtPeriodEnd,
  startSecond,
  refund,
  creditNote,
  dispute,
  buyOneOff,
  chargeWithoutInvoice,
  changeEmail,
  changeMetadata,
  deleteCustomer,
};
