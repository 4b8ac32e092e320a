package agent.rules.budget.spend_test

import data.agent.rules.budget.spend
import data.agent.testing_test as requests

spent(value) := requests.changed(requests.payment, "/conversation/usage/spend/EUR", value)

denied := {{"code": "budget.spend_exceeded"}}

test_within_the_budget_passes if {
	spend.deny == set() with input as requests.payment
	spend.deny == set() with input as spent(4980)
}

test_more_is_denied if spend.deny == denied with input as spent(4980.01)

test_other_currencies_are_counted_apart if {
	spend.deny == set() with input as requests.changed(requests.payment, "/conversation/usage/spend/USD", 5000)
}

test_what_is_no_sum_is_denied if {
	every value in [null, false, "0", -1] {
		spend.deny == denied with input as spent(value)
	}
	spend.deny == denied with input as requests.without(requests.payment, "/conversation/usage/spend")
}

test_a_payment_without_an_amount_is_left_to_who_approves_it if {
	spend.deny == set() with input as requests.without(requests.payment, "/action/arguments/~1amount")
}

test_a_currency_without_limits_is_left_to_who_approves_it if {
	spend.deny == set() with input as requests.changed(requests.payment, "/action/arguments/~1currency/value", "XYZ")
}
