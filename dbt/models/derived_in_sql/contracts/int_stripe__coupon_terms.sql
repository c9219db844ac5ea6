{{ stripe_lifecycle.coupon_terms(ref('stg_stripe__coupons')) }}
