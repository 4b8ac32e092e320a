package agent.rules.tools.offer_test

import data.agent.rules.tools.offer
import data.agent.testing_test as requests

flagged := {{"code": "tools.description_flagged"}}

described(severity) := requests.changed(requests.offer, "/content", object.get(requests.found("tool_offer", "system", severity), "content", {}))

unflagged(severity) := requests.changed(described(severity), "/content/integrity", "untrusted")

test_an_offer_passes if {
	offer.deny == set() with input as requests.offer
	offer.deny == set() with input as unflagged("medium")
}

test_a_description_that_gives_orders_is_denied if {
	offer.deny == flagged with input as described("low")
	offer.deny == flagged with input as unflagged("high")
}

test_an_unread_description_is_denied if {
	offer.deny == flagged with input as requests.changed(unflagged("low"), "/content/complete", false)
	offer.deny == flagged with input as requests.without(requests.offer, "/content")
}
