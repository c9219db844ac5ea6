"""Airbyte's own Stripe source, unchanged except for the address of Stripe: STRIPE_API_BASE.

Takes the arguments of the protocol: check, discover, read. Run it in the folder of the package, where it looks for its
files.
"""

import os
from urllib.parse import parse_qsl, urlencode, urlsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from source_stripe.run import run

STRIPE = "https://api.stripe.com"

# The connector requests objects in API version 2022-11-15. The simulator answers in the newest version, which has no
# such path.
NO_LONGER_EXPANDABLE = "data.total_tax_amounts.tax_rate"

send = HTTPAdapter.send


def send_to_simulator(adapter: HTTPAdapter, request: PreparedRequest, **options: object) -> Response:
    url = urlsplit(request.url)
    assert f"{url.scheme}://{url.netloc}" == STRIPE, f"{request.url} is not Stripe's"
    query = [pair for pair in parse_qsl(url.query, keep_blank_values=True) if pair[1] != NO_LONGER_EXPANDABLE]
    request.url = f"{os.environ['STRIPE_API_BASE']}{url.path}?{urlencode(query)}"
    return send(adapter, request, **options)


HTTPAdapter.send = send_to_simulator
run()
