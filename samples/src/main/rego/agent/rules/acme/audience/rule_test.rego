package agent.rules.acme.audience_test

import data.agent.rules.acme.audience
import data.agent.testing_test as requests

to(people) := requests.changed(
	requests.mail,
	"/action/arguments",
	{pointer: requests.own("recipient", "ann@acme.example") | some n in numbers.range(1, people); pointer := $"/to/{n}"},
)

test_three_are_permitted if {
	audience.deny == set() with input as to(3)
}

test_four_are_denied if {
	audience.deny == {{"code": "acme.audience_too_large"}} with input as to(4)
}
