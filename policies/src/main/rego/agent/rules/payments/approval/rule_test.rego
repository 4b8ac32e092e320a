package agent.rules.payments.approval_test

import data.agent.rules.payments.approval
import data.agent.testing_test as requests

asked := {{"type": "approval", "by": "owner", "code": "payments.approval"}}

test_a_small_payment_passes if {
	approval.obligation == set() with input as requests.payment
	approval.obligation == set() with input as requests.changed(requests.payment, "/action/arguments/~1amount/value", 50)
}

test_a_large_one_is_approved if {
	approval.obligation == asked with input as requests.changed(requests.payment, "/action/arguments/~1amount/value", 50.01)
}

test_an_amount_that_is_not_the_users_is_approved if {
	approval.obligation == asked with input as requests.changed(requests.payment, "/action/arguments/~1amount", requests.stranger("amount", 20))
}

test_an_unknown_or_unclear_currency_is_approved if {
	every value in ["XYZ", "eur", 7, null] {
		approval.obligation == asked with input as requests.changed(requests.payment, "/action/arguments/~1currency/value", value)
	}
	approval.obligation == asked with input as requests.without(requests.payment, "/action/arguments/~1currency")
	approval.obligation == asked with input as requests.changed(requests.payment, "/action/arguments/~1other", requests.own("currency", "USD"))
}

test_a_tool_with_one_currency_may_have_limits if {
	limits := {"": {"approve_above": 50, "refuse_above": 100, "conversation_max": 100}}
	approval.obligation == set() with input as requests.without(requests.payment, "/action/arguments/~1currency") with data.settings.limits.payments as limits
}

test_an_unknown_amount_is_approved if {
	approval.obligation == asked with input as requests.without(requests.payment, "/action/arguments/~1amount")
}

test_who_approves_is_a_setting if {
	approval.obligation == {{"type": "approval", "by": "treasurer", "code": "payments.approval"}} with input as requests.changed(requests.payment, "/action/arguments/~1amount/value", 51)
		with data.settings.approvals.payment as "treasurer"
}

test_other_effects_are_no_payments if approval.obligation == set() with input as requests.mail

test_somebody_approves_where_the_settings_name_nobody if {
	approval.obligation == asked with input as requests.changed(requests.payment, "/action/arguments/~1amount/value", 51)
		with data.settings.approvals as {}
}

test_a_payment_that_the_user_asked_for_passes if {
	approval.obligation == set() with input as amount(requests.paid, requests.own("amount", 4000))
	approval.obligation == set() with input as amount(requests.paid, requests.pointed("amount", 4000))
	approval.obligation == set() with input as requests.without(requests.paid, "/action/arguments/~1currency")
}

test_it_is_asked_about_where_it_is_large_or_nobody_named_the_amount if {
	yen := requests.changed(requests.paid, "/action/arguments/~1currency/value", "JPY")
	approval.obligation == asked with input as amount(yen, requests.own("amount", 5001))
	approval.obligation == asked with input as amount(requests.paid, requests.generated("amount", 4000))
	approval.obligation == asked with input as amount(requests.paid, requests.own("amount", "4000"))
}

test_an_amount_that_only_the_tool_knows_passes_where_the_user_asked if {
	cart := requests.without(requests.paid, "/action/arguments/~1amount")
	approval.obligation == set() with input as cart
	approval.obligation == asked with input as cart with data.settings.provenance.require as "strict"
}

amount(request, argument) := requests.changed(request, "/action/arguments/~1amount", argument)
