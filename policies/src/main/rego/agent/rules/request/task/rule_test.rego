package agent.rules.request.task_test

import data.agent.rules.request.task
import data.agent.testing_test as requests

denied := {{"code": "request.task_malformed"}}

test_either_answer_passes if {
	task.deny == set() with input as requests.sent
	task.deny == set() with input as requests.changed(requests.sent, "/task/read", false)
}

test_a_request_from_before_there_were_tracers_passes if task.deny == set() with input as requests.mail

test_a_traced_request_must_say_it if {
	task.deny == denied with input as requests.without(requests.sent, "/task/read")
	task.deny == denied with input as requests.changed(requests.mail, "/action/inferred", false)
	task.deny == denied with input as requests.changed(requests.mail, "/action/repeat", null)
}

test_nonsense_is_no_answer if {
	every nonsense in [null, 0, 1, "", "true", [], {}] {
		task.deny == denied with input as requests.changed(requests.sent, "/task/read", nonsense)
		task.deny == denied with input as requests.changed(requests.mail, "/task/read", nonsense)
	}
}

test_no_task_is_no_answer if {
	task.deny == denied with input as requests.without(requests.mail, "/task")
	task.deny == denied with input as requests.changed(requests.mail, "/task", "x")
}

test_texts_have_no_task if task.deny == set() with input as requests.without(requests.text("user_input", "user"), "/task")
