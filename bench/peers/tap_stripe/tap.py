"""The Singer tap for Stripe (PyPI: tap-stripe), unchanged except for the address of Stripe: STRIPE_API_BASE.

Takes the tap's arguments. It has no option for the address, and its own request timer accepts only Stripe's, so the
address is changed where `requests` sends.
"""

import os

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from tap_stripe import main

STRIPE = "https://api.stripe.com"

send = HTTPAdapter.send


def send_to_server(adapter: HTTPAdapter, request: PreparedRequest, **options: object) -> Response:
    assert request.url.startswith(f"{STRIPE}/"), f"{request.url} is not Stripe's"
    request.url = os.environ["STRIPE_API_BASE"] + request.url.removeprefix(STRIPE)
    return send(adapter, request, **options)


HTTPAdapter.send = send_to_server
main()
