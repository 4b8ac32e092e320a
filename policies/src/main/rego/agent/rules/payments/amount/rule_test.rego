package agent.rules.payments.amount_test

import data.agent.rules.payments.amount
import data.agent.testing_test as requests

of(value) := requests.changed(requests.payment, "/action/arguments/~1amount/value", value)

exceeded := {{"code": "payments.limit_exceeded"}}

test_an_amount_within_the_limit_passes if {
	amount.deny == set() with input as of(5000)
	amount.deny == set() with input as of(0.01)
	amount.deny == set() with input as of(null)
}

test_more_is_denied if {
	amount.deny == exceeded with input as of(5000.01)
	amount.deny == exceeded with input as of(9007199254740993)
}

test_several_amounts_count_together if {
	request := requests.changed(of(3000), "/action/arguments/~1fee", requests.own("amount", 2001))
	amount.deny == exceeded with input as request
}

test_what_is_no_amount_is_denied if {
	every value in ["20", 0, -1, true, [20], {}] {
		amount.deny == {{"code": "payments.amount_refused", "argument": "/amount"}} with input as of(value)
	}
}

test_a_limit_that_is_no_number_denies if {
	amount.deny == exceeded with input as of(20) with data.settings.limits.payments.EUR.refuse_above as "5000"
}

test_other_effects_have_no_limit if {
	amount.deny == set() with input as requests.call("budget", "read", {"/amount": requests.own("amount", 9999)})
}

test_a_currency_without_a_name_is_denied if {
	every value in [7, true, ["EUR"], {}] {
		refused := {{"code": "payments.currency_refused", "argument": "/currency"}}
		amount.deny == refused with input as requests.changed(requests.payment, "/action/arguments/~1currency/value", value)
	}
	amount.deny == set() with input as requests.changed(requests.payment, "/action/arguments/~1currency/value", null)
}

test_a_text_where_an_amount_was_only_inferred_is_asked_about if {
	request := requests.changed(requests.paid, "/action/arguments/~1amount/value", "20.00")
	amount.deny == set() with input as request
	amount.deny == {{"code": "payments.amount_refused", "argument": "/amount"}} with input as requests.changed(request, "/action/inferred", false)
	amount.deny == {{"code": "payments.amount_refused", "argument": "/amount"}} with input as requests.changed(request, "/task/read", false)
}
